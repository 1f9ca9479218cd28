import { z } from 'zod';
import { ORDER_TASK_QUEUE } from './contracts/task-queues.ts';

const url = z.url();
const port = z.coerce.number().int().min(0).max(65_535);
const factor = z.coerce.number().min(1).max(100_000);
const secret = z.string().min(16);
const count = z.coerce.number().int().min(1).max(500);
const milliseconds = z.coerce.number().int().min(100);

const environment = z.object({
  DATABASE_URL: url,
  DATABASE_POOL: count.default(10),
  TEMPORAL_ADDRESS: z.string().min(3).default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  TEMPORAL_API_KEY: z.string().optional(),
  TEMPORAL_TLS: z.stringbool().default(false),
  TASK_QUEUE: z.string().min(1).default(ORDER_TASK_QUEUE),
  WORKFLOW_BUNDLE: z.string().optional(),
  WORKFLOW_TASK_TIMEOUT_MS: milliseconds.default(10_000),
  STICKY_TIMEOUT_MS: milliseconds.default(3_000),
  MAX_CACHED_WORKFLOWS: z.coerce.number().int().min(1).default(600),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(7300),
  PUBLIC_URL: url.default('http://127.0.0.1:7300'),
  /** The demo's console: anybody may continue as anybody. Never where real people's data are. */
  DEMO: z.stringbool().default(false),
  /** The supervisor of a demo, which the console may ask to end a process; there only together with DEMO. */
  CONTROL_URL: url.optional(),
  CONTROL_TOKEN: secret.optional(),
  TEMPORAL_UI_URL: url.default('http://127.0.0.1:8233'),
  VERDICT_WAIT_MS: milliseconds.default(3_000),
  /** Of one API key at one process; 0 is no limit. */
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(0).default(6_000),
  LINK_SECRET: secret,
  YIPAY_URL: url,
  YIPAY_SECRET: secret,
  CARDHOUSE_URL: url,
  CARDHOUSE_API_KEY: secret,
  CARDHOUSE_WEBHOOK_SECRET: secret,
  EGRET_URL: url,
  EGRET_SECRET: secret,
  STONEBRIDGE_URL: url,
  STONEBRIDGE_SECRET: secret,
  NOTIFIER_URL: url,
  NOTIFIER_TOKEN: secret,
  /** For a local stack: webhooks may go to loopback and private networks, over http. */
  WEBHOOK_ALLOW_INTERNAL: z.stringbool().default(false),
  PACE_HUMAN: factor.default(1),
  PACE_TRANSPORT: factor.default(1),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Config = Readonly<z.infer<typeof environment>>;

/** The names that a process may be given, for `.env.example` and its test. */
export const CONFIG_NAMES = Object.keys(environment.shape);

/** Fails naming every missing or bad variable at once; values are never repeated, since some are secrets. */
export const parseConfig = (source: Readonly<Record<string, string | undefined>>): Config => {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (parsed.success) return Object.freeze(parsed.data);
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The configuration is not complete (see .env.example):\n${faults.join('\n')}`);
};

export const readConfig = (): Config => parseConfig(process.env);
