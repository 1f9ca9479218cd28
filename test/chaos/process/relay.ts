import { createTemporalClient } from '../../../adapters/orchestrator/client.ts';
import { courierBy } from '../../../adapters/orchestrator/courier.ts';
import { createOrchestrator } from '../../../adapters/orchestrator/temporal.ts';
import { readConfig } from '../../../config.ts';
import { connectDatabase } from '../../../db/client.ts';
import type { Deliver } from '../../../db/queries/delivery.ts';
import { runRelay } from '../../../workers/relay-loop.ts';
import { countCommits, type NameOf } from './commit-count.ts';
import { openMarks } from './marks.ts';

const nameOf: NameOf = ([first]) => (first?.text.includes('"attempts" =') ? 'claimed' : 'settled');

const mark = openMarks();
const config = readConfig();
const database = connectDatabase(config.DATABASE_URL, { max: 4, application: 'packhorse relay' });
const orchestrator = createOrchestrator({
  client: createTemporalClient(config),
  taskQueue: config.TASK_QUEUE,
  workflowTaskTimeoutMs: config.WORKFLOW_TASK_TIMEOUT_MS,
});
const courier = courierBy(orchestrator);
/** The moment between the server's answer and our own note of it. */
const deliver: Deliver = async (message) => {
  const outcome = await courier.deliver(message);
  mark('delivered');
  return outcome;
};
const QUIET = { info() {}, warn() {}, error() {} };
runRelay({ db: countCommits(database.db, nameOf, mark), ...courier, deliver }, QUIET);
