import { readConfig } from '../config.ts';
import { connectDatabase } from '../db/client.ts';
import { createHttpNotifier } from '../adapters/notification/http-notifier.ts';
import { createLog } from '../adapters/log.ts';
import { createHttpWebhookSender } from '../adapters/webhook/http-sender.ts';
import { createDeliverWebhook } from '../jobs/deliver-webhook.ts';
import { createMarkOverdue } from '../jobs/mark-overdue.ts';
import { createNumberEvents } from '../jobs/number-events.ts';
import { createSealAudit } from '../jobs/seal-audit.ts';
import { createSendNotification } from '../jobs/send-notification.ts';
import { repeat } from './repeat.ts';
import { runJobs } from './run-jobs.ts';
import { onStop } from './stop.ts';

const config = readConfig();
const log = createLog(config.LOG_LEVEL, 'jobs');
const database = connectDatabase(config.DATABASE_URL, { max: 6, application: 'packhorse jobs' });
const deps = {
  db: database.db,
  notifier: createHttpNotifier({ baseUrl: config.NOTIFIER_URL, token: config.NOTIFIER_TOKEN }),
  log,
};

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
  repeat(log, { name: 'mark overdue', everyMs: 5_000, run: createMarkOverdue(deps) }),
];
log.info({}, 'ready');

onStop(async () => {
  await Promise.all(chores.map((chore) => chore.stop()));
  await runner.stop();
  await database.close();
});
