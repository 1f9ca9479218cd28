import { Worker } from '@temporalio/worker';
import type { FastifyInstance } from 'fastify';
import postgres from 'postgres';
import { inject } from 'vitest';
import { createApp } from '../../api/app.ts';
import { createApiDeps } from '../../api/server.ts';
import type { Config } from '../../config.ts';
import { connectDatabase } from '../../db/client.ts';
import { createLinks } from '../../adapters/link.ts';
import { createHttpNotifier } from '../../adapters/notification/http-notifier.ts';
import { courierBy } from '../../adapters/orchestrator/courier.ts';
import { createOrchestrator } from '../../adapters/orchestrator/temporal.ts';
import { createHttpWebhookSender } from '../../adapters/webhook/http-sender.ts';
import { createDeliverWebhook } from '../../jobs/deliver-webhook.ts';
import { createNumberEvents } from '../../jobs/number-events.ts';
import { createSendNotification } from '../../jobs/send-notification.ts';
import { freePort } from '../../scripts/local/ports.ts';
import { holdersOf, issueKeys } from '../../scripts/seed/keys.ts';
import { startCarriers } from '../../simulators/carriers/start.ts';
import { startMessageSink } from '../../simulators/message-sink/start.ts';
import { startPaymentGateways } from '../../simulators/payment-gateways/start.ts';
import { createDeps } from '../../workers/deps.ts';
import { runRelay } from '../../workers/relay-loop.ts';
import { repeat } from '../../jobs/repeat.ts';
import { runJobs } from '../../workers/run-jobs.ts';
import { workerOptions } from '../../workers/run-worker.ts';
import { registerSearchAttributes } from '../../workers/search-attributes.ts';
import { createDatabase } from './database.ts';
import { SIMULATOR_SECRETS, testConfig } from './settings.ts';
import { createShop, type Shop } from './shop.ts';
import { connectTemporal, newTaskQueue, type TemporalConnections } from './temporal.ts';

export type World = {
  readonly shop: Shop;
  readonly config: Config;
  readonly sql: postgres.Sql;
  readonly temporal: TemporalConnections;
  readonly keys: Readonly<Record<string, string>>;
  readonly urls: { readonly api: string; readonly gateways: string; readonly carriers: string; readonly sink: string };
  readonly app: FastifyInstance;
  /** The api says what it sees of the engine and of providers, as it does every few seconds. */
  beat(): Promise<void>;
  close(): Promise<void>;
};

export type WorldOptions = {
  readonly subject: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** Without a worker, orders are accepted and wait. */
  readonly withWorker?: boolean;
  /** How many times faster than the world parcels travel; the product's own pace is a setting. */
  readonly carrierPace?: number;
  /** A workflow server of the test's own. */
  readonly temporalAddress?: string;
  /** How often events get their numbers. */
  readonly numberEveryMs?: number;
  /** Lets simulators end processes. */
  readonly allowKill?: boolean;
  /** Parts that the test runs as processes of their own. */
  readonly outside?: readonly Part[];
  /** A built console to serve. */
  readonly consoleFolder?: string;
};

export type Part = 'api' | 'relay' | 'jobs';

const QUIET = { info() {}, warn() {}, error() {} };

/** The product's own processes in one, on a real Temporal server and a real PostgreSQL, with providers simulated over HTTP. */
export const startWorld = async ({
  subject,
  settings = {},
  withWorker = true,
  carrierPace = 20_000,
  temporalAddress = inject('temporalAddress'),
  numberEveryMs = 50,
  allowKill = false,
  outside = [],
  consoleFolder,
}: WorldOptions): Promise<World> => {
  const undo: (() => Promise<unknown>)[] = [];
  const [temporal, database, apiPort] = await Promise.all([
    connectTemporal(temporalAddress),
    createDatabase(),
    freePort(),
  ]);
  undo.push(
    () => database.drop(),
    () => temporal.close(),
  );
  const api = `http://127.0.0.1:${apiPort}`;
  const simulators = await startSimulators(api, { carrierPace, allowKill });
  undo.push(simulators.close);
  const config = testConfig(
    {
      databaseUrl: database.url,
      temporalAddress,
      taskQueue: newTaskQueue(subject),
      workflowBundle: temporal.workflowBundle.codePath,
      apiPort,
      gatewaysUrl: simulators.gateways,
      carriersUrl: simulators.carriers,
      sinkUrl: simulators.sink,
    },
    settings,
  );
  const sql = postgres(database.url, { max: 2, onnotice: () => undefined });
  undo.push(() => sql.end());
  await registerSearchAttributes(temporal.client);
  if (!outside.includes('jobs')) undo.push(await startJobs(config, numberEveryMs));
  if (!outside.includes('relay')) undo.push(await startRelay(config));
  const inside = outside.includes('api') ? undefined : await startApi(config, consoleFolder);
  undo.push(async () => inside?.close());
  if (withWorker) undo.push(await startWorker(config, temporal));
  const keys = await makeKeys(config);
  const urls = { api, gateways: simulators.gateways, carriers: simulators.carriers, sink: simulators.sink };
  return {
    shop: createShop({ urls, keys, sql, temporal, idle: simulators.idle }),
    config,
    sql,
    temporal,
    keys,
    urls,
    get app() {
      if (!inside) throw new Error('the api runs outside');
      return inside.app;
    },
    beat: async () => inside?.beat(),
    close: async () => {
      for (const step of undo.toReversed()) await step();
    },
  };
};

type Simulators = Required<Pick<WorldOptions, 'carrierPace' | 'allowKill'>>;

const RETRY_DELAYS_MS = [50, 100, 200];
/** For an api that is being started again. */
const PATIENT_DELAYS_MS = [...RETRY_DELAYS_MS, 500, 1_000, 2_000, 4_000, 8_000];

const startSimulators = async (api: string, { carrierPace, allowKill }: Simulators) => {
  const retryDelaysMs = allowKill ? PATIENT_DELAYS_MS : RETRY_DELAYS_MS;
  const gateways = await startPaymentGateways({ ...SIMULATOR_SECRETS, allowKill, retryDelaysMs });
  const carriers = await startCarriers({
    ...SIMULATOR_SECRETS,
    allowKill,
    retryDelaysMs,
    webhookEgret: `${api}/webhooks/carriers/egret`,
    webhookStonebridge: `${api}/webhooks/carriers/stonebridge`,
    paceTransport: carrierPace,
    shortestJourneyMs: 200,
    gatherMs: 20,
    stonebridgeLost: 0,
  });
  const sink = await startMessageSink({ ...SIMULATOR_SECRETS, allowKill });
  return {
    gateways: gateways.url,
    carriers: carriers.url,
    sink: sink.url,
    idle: async () => {
      await gateways.idle();
      await carriers.idle();
    },
    close: async () => {
      await Promise.all([gateways.close(), carriers.close(), sink.close()]);
    },
  };
};

const startApi = async (config: Config, consoleFolder: string | undefined) => {
  const deps = await createApiDeps(config, connectDatabase(config.DATABASE_URL, { max: 10, application: 'test api' }));
  const app = await createApp({ ...deps, consoleFolder });
  await app.listen({ host: '127.0.0.1', port: config.PORT });
  return {
    app,
    beat: deps.pulse.beat,
    close: async () => {
      const closing = app.close();
      app.server.closeAllConnections();
      await closing;
      await deps.close();
    },
  };
};

/** A worker as its own process would make it; also used to take over from one that was stopped. */
export const startWorker = async (config: Config, temporal: TemporalConnections): Promise<() => Promise<void>> => {
  const deps = createDeps(config, 'test worker');
  const worker = await Worker.create(workerOptions(config, deps, temporal.native));
  const running = worker.run();
  return async () => {
    worker.shutdown();
    await running;
    await deps.database.close();
  };
};

const startJobs = async (config: Config, numberEveryMs: number): Promise<() => Promise<void>> => {
  const database = connectDatabase(config.DATABASE_URL, { max: 4, application: 'test jobs' });
  const notifier = createHttpNotifier({ baseUrl: config.NOTIFIER_URL, token: config.NOTIFIER_TOKEN });
  const { customerUrl } = createLinks({ secret: config.LINK_SECRET, publicUrl: config.PUBLIC_URL });
  const jobs = await runJobs(config.DATABASE_URL, QUIET, {
    send_notification: createSendNotification({ db: database.db, notifier, customerUrl, log: QUIET }),
    deliver_webhook: createDeliverWebhook({
      db: database.db,
      sender: createHttpWebhookSender({ allowInternal: true }),
    }),
  });
  const numbering = repeat(QUIET, {
    name: 'number events',
    everyMs: numberEveryMs,
    run: createNumberEvents({ db: database.db }),
  });
  return async () => {
    await numbering.stop();
    await jobs.stop();
    await database.close();
  };
};

const startRelay = async (config: Config): Promise<() => Promise<void>> => {
  const database = connectDatabase(config.DATABASE_URL, { max: 4, application: 'test relay' });
  const temporal = await connectTemporal(config.TEMPORAL_ADDRESS);
  const orchestrator = createOrchestrator({
    client: temporal.client,
    taskQueue: config.TASK_QUEUE,
    workflowTaskTimeoutMs: config.WORKFLOW_TASK_TIMEOUT_MS,
  });
  const relay = runRelay({ db: database.db, ...courierBy(orchestrator) }, QUIET);
  return async () => {
    await relay.stop();
    await Promise.all([database.close(), temporal.close()]);
  };
};

const makeKeys = async (config: Config): Promise<Record<string, string>> => {
  const database = connectDatabase(config.DATABASE_URL, { max: 1, application: 'test keys' });
  const keys = await issueKeys(database.db, holdersOf(['yizhou-cn', 'yizhou-live', 'yizhou-eu']));
  await database.close();
  return keys;
};
