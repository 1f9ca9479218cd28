import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Lan } from '../lan.ts';
import { PROJECT_ROOT } from '../local/project.mjs';
import { stackFile } from './kept-file.ts';
import type { StackPorts } from './ports.ts';
import type { StackSecrets } from './secrets.ts';

export type StackFacts = {
  readonly dataDir: string;
  readonly ports: StackPorts;
  readonly secrets: StackSecrets;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalUiUrl: string | undefined;
  readonly pace: { readonly human: number; readonly transport: number };
  readonly watch: boolean;
  /** How the network of this machine reaches the product; undefined where only the machine itself does. */
  readonly lan: Lan | undefined;
  /** The console lets anybody continue as anybody. */
  readonly demo: boolean;
};

export const localUrl = (port: number, path = ''): string => `http://127.0.0.1:${port}${path}`;

/** Through the doors that phones nearby come in by. */
export const lanUrl = (address: string, port: number): string => `https://${address}:${port}`;

/** Where a carrier's webhooks arrive at the api; gateways are told with each payment. */
export const carrierWebhook = (ports: StackPorts, carrier: string): string =>
  localUrl(ports.api, `/webhooks/carriers/${carrier}`);

const bundle = (watch: boolean): Record<string, string> => {
  const path = join(PROJECT_ROOT, 'dist', 'workflow-bundle.js');
  return watch || !existsSync(path) ? {} : { WORKFLOW_BUNDLE: path };
};

/** What each process of the product is given; `config.ts` reads it. What the shell has set wins. */
export const productEnvironment = (facts: StackFacts): Record<string, string> => {
  const { ports } = facts;
  const settings = {
    PORT: String(ports.api),
    PUBLIC_URL: facts.lan === undefined ? localUrl(ports.api) : lanUrl(facts.lan.address, ports.lanApi),
    DEMO: String(facts.demo),
    ...(facts.demo ? { CONTROL_URL: localUrl(ports.control) } : {}),
    ...(facts.temporalUiUrl === undefined ? {} : { TEMPORAL_UI_URL: facts.temporalUiUrl }),
    YIPAY_URL: localUrl(ports.paymentGateways, '/yipay'),
    CARDHOUSE_URL: localUrl(ports.paymentGateways, '/cardhouse'),
    EGRET_URL: localUrl(ports.carriers, '/egret'),
    STONEBRIDGE_URL: localUrl(ports.carriers, '/stonebridge'),
    NOTIFIER_URL: localUrl(ports.messageSink),
    PACE_HUMAN: String(facts.pace.human),
    PACE_TRANSPORT: String(facts.pace.transport),
    WEBHOOK_ALLOW_INTERNAL: 'true',
    // A whole floor of robots has one key, and a batch of shoppers one shop.
    RATE_LIMIT_PER_MINUTE: '0',
    KEYS_FILE: stackFile(facts.dataDir, 'keys'),
    ...facts.secrets,
    ...bundle(facts.watch),
  };
  const given = Object.keys(settings).flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...settings,
    ...Object.fromEntries(given),
    DATABASE_URL: facts.databaseUrl,
    TEMPORAL_ADDRESS: facts.temporalAddress,
    // Our own programs too go by the public address.
    ...(facts.lan === undefined ? {} : { NODE_EXTRA_CA_CERTS: facts.lan.certificateFile }),
  };
};
