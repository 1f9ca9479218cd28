import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCallLog } from '../adapters/call-log.ts';
import { createHttpStage } from '../adapters/demo/http-stage.ts';
import type { DemoStage } from '../adapters/demo/port.ts';
import { createLinks } from '../adapters/link.ts';
import { createLog } from '../adapters/log.ts';
import { createTemporalClient } from '../adapters/orchestrator/client.ts';
import { courierBy } from '../adapters/orchestrator/courier.ts';
import { createOrchestrator } from '../adapters/orchestrator/temporal.ts';
import { createProviders } from '../adapters/provider.ts';
import { isAllowedUrl } from '../adapters/webhook/address.ts';
import { type Config, readConfig } from '../config.ts';
import { connectDatabase, type DatabaseClient } from '../db/client.ts';
import { createAuditInvariants } from '../jobs/audit-invariants.ts';
import { createPulse, type Pulse, startPulse } from '../jobs/pulse.ts';
import { createApp } from './app.ts';
import type { ApiDeps } from './deps.ts';
import { createEngineWatch } from './health/engine.ts';
import { openFeed } from './stream/feed.ts';
import { listenForVerdicts } from './verdicts.ts';

/** Beside the built programs; run from the sources, the api serves what was built last. */
const builtConsole = (): string | undefined => {
  const places = ['../console', '../dist/console'].map((path) => join(import.meta.dirname, path));
  return places.find((place) => existsSync(join(place, '.vite')));
};

const answers = ({ plain }: DatabaseClient): Promise<boolean> =>
  plain`SELECT 1`.then(
    () => true,
    () => false,
  );

const stageOf = ({ DEMO, CONTROL_URL: url, CONTROL_TOKEN: token }: Config): DemoStage | undefined =>
  DEMO && url !== undefined && token !== undefined ? createHttpStage({ url, token }) : undefined;

const settingsOf = (config: Config) => ({
  pace: { human: config.PACE_HUMAN, transport: config.PACE_TRANSPORT },
  demo: config.DEMO,
  publicUrl: config.PUBLIC_URL,
  temporalUiUrl: `${config.TEMPORAL_UI_URL}/namespaces/${config.TEMPORAL_NAMESPACE}/workflows`,
  verdictWaitMs: config.VERDICT_WAIT_MS,
  requestsPerMinute: config.RATE_LIMIT_PER_MINUTE,
  isWebhookUrl: (url: string) => isAllowedUrl(url, config.WEBHOOK_ALLOW_INTERNAL),
  consoleFolder: builtConsole(),
  demoStage: stageOf(config),
});

/** What the API is made of. Tests make the same with their own servers' addresses. */
export const createApiDeps = async (
  config: Config,
  database: DatabaseClient,
): Promise<ApiDeps & { readonly pulse: Pulse; close(): Promise<void> }> => {
  const { db, plain } = database;
  const client = createTemporalClient(config, { retries: false });
  const orchestrator = createOrchestrator({
    client,
    taskQueue: config.TASK_QUEUE,
    workflowTaskTimeoutMs: config.WORKFLOW_TASK_TIMEOUT_MS,
  });
  const verdicts = await listenForVerdicts(plain);
  const feed = await openFeed(plain, db);
  const calls = createCallLog();
  const logger = createLog(config.LOG_LEVEL, 'api');
  return {
    db,
    courier: { db, ...courierBy(orchestrator) },
    verdicts,
    feed,
    ...createProviders(config, calls),
    ...settingsOf(config),
    ...createLinks({ secret: config.LINK_SECRET, publicUrl: config.PUBLIC_URL }),
    isReady: () => answers(database),
    findEvent: orchestrator.findEvent,
    findRun: orchestrator.findRun,
    auditNow: createAuditInvariants({ db, log: logger }),
    logger,
    pulse: createPulse({
      db,
      program: 'api',
      readCalls: calls.read,
      readEngine: createEngineWatch({ db, orchestrator }),
    }),
    close: async () => {
      await Promise.all([verdicts.close(), feed.close()]);
      await Promise.all([client.connection.close(), database.close()]);
    },
  };
};

const serve = async (): Promise<void> => {
  const config = readConfig();
  const database = connectDatabase(config.DATABASE_URL, { max: config.DATABASE_POOL, application: 'packhorse api' });
  const deps = await createApiDeps(config, database);
  const app = await createApp(deps);
  const pulse = startPulse(deps.pulse, app.log);
  const stop = (): void =>
    void app
      .close()
      .then(pulse.stop)
      .then(deps.close)
      .finally(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  await app.listen({ host: config.HOST, port: config.PORT });
};

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await serve();
