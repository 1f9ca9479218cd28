import type { FastifyBaseLogger } from 'fastify';
import type { NewScan } from '../../contracts/pick-task.ts';
import {
  type CapturesLater,
  findPickTask,
  listPickTasks,
  type PickTaskRow,
  taskOf,
} from '../../db/queries/pick-task.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { fault } from '../../domain/faults.ts';
import { OPEN_PICK_TASK_STATES, PICK_TASK_STATES, type PickTaskState } from '../../domain/picking/status.ts';
import { deliverSoon } from '../deliver.ts';
import type { ApiDeps } from '../deps.ts';
import { pageOf } from '../plugins/page.ts';
import { Refusal } from '../plugins/problem.ts';
import { presentPickTask, presentPickTaskItem } from './present.ts';
import { recordScan } from './scan.ts';

type Query = {
  warehouse?: string | undefined;
  order?: string | undefined;
  state?: string | undefined;
  limit: number;
  cursor?: string | undefined;
};

/** The floor's work as handhelds see it; everything that moves is a scan. */
export const createFloor = ({ db, courier, gateways, pace }: ApiDeps) => {
  const capturesLater: CapturesLater = (method) => gateways.get(method)?.capture === 'later';

  return {
    listTasks: async (caller: Principal, query: Query) => {
      const { shopId } = caller;
      const { warehouse, order: orderId, limit, cursor: after } = query;
      const rows = await listPickTasks(db, { shopId, warehouse, orderId, after, limit, states: statesOf(query.state) });
      const present = (row: PickTaskRow) => presentPickTaskItem(row, taskOf(row, capturesLater));
      return pageOf(rows, { limit, present, cursorOf: ({ id }) => id });
    },

    readTask: async (caller: Principal, id: string) => {
      const row = await findPickTask(db, id, caller.shopId);
      if (!row) throw new Refusal([fault('PICK_TASK_UNKNOWN')]);
      return presentPickTask(row, taskOf(row, capturesLater));
    },

    /** A refused scan is kept as well: it commits, then it is answered with what was wrong. */
    takeScan: async (caller: Principal, taskId: string, { body, log }: { body: NewScan; log: FastifyBaseLogger }) => {
      const taken = await db.transaction((tx) => recordScan(tx, { caller, taskId, body }, { pace, capturesLater }));
      if (typeof taken === 'string') throw new Refusal([fault(taken)]);
      const { scan, row, task, message } = taken;
      log.info({ order: row.orderId, task: taskId, scan: scan.id, kind: scan.kind, outcome: scan.outcome }, 'scan');
      if (scan.outcome !== 'accepted') throw new Refusal(scan.faults);
      if (message) deliverSoon(courier, [message], log);
      return {
        scan: { id: scan.id, kind: scan.kind, outcome: 'accepted' as const, at: scan.at },
        task: presentPickTask(row, task),
      };
    },
  };
};

const statesOf = (list: string | undefined): readonly PickTaskState[] => {
  if (list === undefined) return OPEN_PICK_TASK_STATES;
  const asked = list.split(',');
  const known = PICK_TASK_STATES.filter((state) => asked.includes(state));
  if (known.length < new Set(asked).size)
    throw new Refusal([
      fault('INVALID_VALUE', undefined, { in: 'query', name: 'state', allowed: [...PICK_TASK_STATES] }),
    ]);
  return known;
};
