import type { Orchestrator } from '../adapters/orchestrator/port.ts';
import type { Log } from '../contracts/log.ts';
import { bulkWorkflowId, orderWorkflowId } from '../contracts/workflow-ids.ts';
import type { Database } from '../db/client.ts';
import { markSeen, openBulks, reportMissingRun, stopMissingBulk, unseenOrders } from '../db/queries/run-audit.ts';

const AT_ONCE = 50;

type AuditDeps = { readonly db: Database; readonly orchestrator: Orchestrator; readonly log: Log };

/** Compares unfinished orders and bulk jobs with open runs: one that was terminated or lost by hand would otherwise wait for ever. */
export const createAuditRuns =
  ({ db, orchestrator, log }: AuditDeps) =>
  async (): Promise<void> => {
    const seen: string[] = [];
    for (const id of await unseenOrders(db, AT_ONCE)) {
      if (await orchestrator.isOpen(orderWorkflowId(id))) seen.push(id);
      else if (await reportMissingRun(db, id)) log.error({ orderId: id }, 'an unfinished order has no open run');
    }
    await markSeen(db, seen);
    for (const id of await openBulks(db)) {
      if (await orchestrator.isOpen(bulkWorkflowId(id))) continue;
      if (await stopMissingBulk(db, id)) log.error({ bulkId: id }, 'a bulk job has no open run, so it is stopped');
    }
  };
