import { readConfig } from '../config.ts';
import { connectDatabase } from '../db/client.ts';
import { createCallLog } from '../adapters/call-log.ts';
import { createHttpNotifier } from '../adapters/notification/http-notifier.ts';
import { createLinks } from '../adapters/link.ts';
import { createLog } from '../adapters/log.ts';
import { createTemporalClient } from '../adapters/orchestrator/client.ts';
import { createOrchestrator } from '../adapters/orchestrator/temporal.ts';
import { createHttpWebhookSender } from '../adapters/webhook/http-sender.ts';
import { createDeliverWebhook } from '../jobs/deliver-webhook.ts';
import { createAuditInvariants } from '../jobs/audit-invariants.ts';
import { createAuditRuns } from '../jobs/audit-runs.ts';
import { createMarkOverdue } from '../jobs/mark-overdue.ts';
import { createNumberEvents } from '../jobs/number-events.ts';
import { createPulse, startPulse } from '../jobs/pulse.ts';
import { createPurge } from '../jobs/purge.ts';
import { createRenewPaused } from '../jobs/renew-paused.ts';
import { createSealAudit } from '../jobs/seal-audit.ts';
import { createSendNotification } from '../jobs/send-notification.ts';
import { repeat } from '../jobs/repeat.ts';
import { runJobs } from './run-jobs.ts';
import { onStop } from './stop.ts';

const config = readConfig();
const log = createLog(config.LOG_LEVEL, 'jobs');
const database = connectDatabase(config.DATABASE_URL, { max: 6, application: 'packhorse jobs' });
const calls = createCallLog();
const deps = {
  db: database.db,
  customerUrl: createLinks({ secret: config.LINK_SECRET, publicUrl: config.PUBLIC_URL }).customerUrl,
  notifier: createHttpNotifier({
    baseUrl: config.NOTIFIER_URL,
    token: config.NOTIFIER_TOKEN,
    report: calls.reporterOf('messages', 'notifier'),
  }),
  log,
};

const client = createTemporalClient(config);
const orchestrator = createOrchestrator({
  client,
  taskQueue: config.TASK_QUEUE,
  workflowTaskTimeoutMs: config.WORKFLOW_TASK_TIMEOUT_MS,
});

const runner = await runJobs(config.DATABASE_URL, log, {
  send_notification: createSendNotification(deps),
  deliver_webhook: createDeliverWebhook({
    db: database.db,
    sender: createHttpWebhookSender({ allowInternal: config.WEBHOOK_ALLOW_INTERNAL }),
  }),
});
const chores = [
  repeat(log, { name: 'number events', everyMs: 500, run: createNumberEvents(deps) }),
  repeat(log, { name: 'seal audit', everyMs: 1_000, run: createSealAudit(deps) }),
  repeat(log, { name: 'audit runs', everyMs: 15_000, run: createAuditRuns({ ...deps, orchestrator }) }),
  repeat(log, { name: 'audit invariants', everyMs: 60_000, run: createAuditInvariants(deps) }),
  repeat(log, { name: 'purge', everyMs: 3_600_000, run: createPurge(deps) }),
  repeat(log, { name: 'renew paused', everyMs: 60_000, run: createRenewPaused(deps) }),
  repeat(log, { name: 'mark overdue', everyMs: 5_000, run: createMarkOverdue(deps) }),
];
const pulse = startPulse(createPulse({ db: database.db, program: 'jobs', readCalls: calls.read }), log);
log.info({}, 'ready');

onStop(async () => {
  await Promise.all(chores.map((chore) => chore.stop()));
  await runner.stop();
  await pulse.stop();
  await Promise.all([database.close(), client.connection.close()]);
});
