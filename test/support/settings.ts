import { type Config, parseConfig } from '../../config.ts';

const SECRET = 'a-secret-for-tests-only';

export type Addresses = {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly taskQueue: string;
  readonly workflowBundle: string;
  readonly apiPort: number;
  readonly gatewaysUrl: string;
  readonly carriersUrl: string;
  readonly sinkUrl: string;
};

/** The product's own configuration, as a test's processes would be given it. */
export const testSettings = (at: Addresses, more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  DATABASE_URL: at.databaseUrl,
  TEMPORAL_ADDRESS: at.temporalAddress,
  TASK_QUEUE: at.taskQueue,
  WORKFLOW_BUNDLE: at.workflowBundle,
  WORKFLOW_TASK_TIMEOUT_MS: '3000',
  STICKY_TIMEOUT_MS: '2000',
  PORT: String(at.apiPort),
  PUBLIC_URL: `http://127.0.0.1:${at.apiPort}`,
  LINK_SECRET: SECRET,
  YIPAY_URL: `${at.gatewaysUrl}/yipay`,
  YIPAY_SECRET: SECRET,
  CARDHOUSE_URL: `${at.gatewaysUrl}/cardhouse`,
  CARDHOUSE_API_KEY: SECRET,
  CARDHOUSE_WEBHOOK_SECRET: SECRET,
  EGRET_URL: `${at.carriersUrl}/egret`,
  EGRET_SECRET: SECRET,
  STONEBRIDGE_URL: `${at.carriersUrl}/stonebridge`,
  STONEBRIDGE_SECRET: SECRET,
  NOTIFIER_URL: at.sinkUrl,
  NOTIFIER_TOKEN: SECRET,
  PACE_TRANSPORT: '20000',
  // A busy machine is no reason to answer 202: tests that want one say so.
  VERDICT_WAIT_MS: '15000',
  WEBHOOK_ALLOW_INTERNAL: 'true',
  RATE_LIMIT_PER_MINUTE: '0',
  LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
  ...more,
});

export const testConfig = (at: Addresses, more: Readonly<Record<string, string>> = {}): Config =>
  parseConfig(testSettings(at, more));

export const SIMULATOR_SECRETS = {
  yipaySecret: SECRET,
  cardhouseApiKey: SECRET,
  cardhouseWebhookSecret: SECRET,
  egretSecret: SECRET,
  stonebridgeSecret: SECRET,
  token: SECRET,
} as const;
