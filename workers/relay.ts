import { readConfig } from '../config.ts';
import { connectDatabase } from '../db/client.ts';
import { createTemporalClient } from '../adapters/orchestrator/client.ts';
import { courierBy } from '../adapters/orchestrator/courier.ts';
import { createOrchestrator } from '../adapters/orchestrator/temporal.ts';
import { createLog } from '../adapters/log.ts';
import { createPulse, startPulse } from '../jobs/pulse.ts';
import { runRelay } from './relay-loop.ts';
import { onStop } from './stop.ts';

const config = readConfig();
const log = createLog(config.LOG_LEVEL, 'relay');
const database = connectDatabase(config.DATABASE_URL, { max: 4, application: 'packhorse relay' });
const client = createTemporalClient(config, { retries: false });
const orchestrator = createOrchestrator({
  client,
  taskQueue: config.TASK_QUEUE,
  workflowTaskTimeoutMs: config.WORKFLOW_TASK_TIMEOUT_MS,
});
const relay = runRelay({ db: database.db, ...courierBy(orchestrator) }, log);
const pulse = startPulse(createPulse({ db: database.db, program: 'relay' }), log);
log.info({}, 'ready');
onStop(async () => {
  await relay.stop();
  await pulse.stop();
  await Promise.all([database.close(), client.connection.close()]);
});
