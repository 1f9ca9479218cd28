import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import type { NewPause } from '../../contracts/pause.ts';
import type { Transaction } from '../../db/client.ts';
import { addAudit } from '../../db/queries/event.ts';
import { newId } from '../../db/queries/new-id.ts';
import { queueAgain } from '../../db/queries/notification.ts';
import {
  addPause,
  countStoppedBy,
  endPause,
  findPause,
  findPauseOn,
  type ListedPause,
  listPauses,
  ordersStoppedBy,
  type PauseRow,
} from '../../db/queries/pause.ts';
import { isWarehouse } from '../../db/queries/shop.ts';
import { tellStaff } from '../../db/queries/tell.ts';
import { leaveMessages } from '../../db/queries/workflow-message.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { type Fault, fault } from '../../domain/faults.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';
import { presentPause } from './present.ts';

const AT_ONCE = 500;

/** Four switches. What they keep waiting goes on by the messages that their end leaves. */
export const createPauseHandlers = ({ db, carriers }: ApiDeps) => {
  const present = async (listed: ListedPause) =>
    presentPause(listed, listed.row.endedAt === null ? await countStoppedBy(db, listed.row) : 0);

  const read = async (id: string) => {
    const listed = await findPause(db, id);
    if (!listed) throw new Refusal([fault('PAUSE_UNKNOWN')]);
    return present(listed);
  };

  const checkTarget = async (asked: NewPause): Promise<readonly Fault[]> => {
    if (asked.kind === 'carrier' && !carriers.get(asked.target)) return [fault('CARRIER_UNKNOWN', '/target')];
    if (asked.kind === 'warehouse' && !(await isWarehouse(db, asked.target)))
      return [fault('WAREHOUSE_UNKNOWN', '/target')];
    return [];
  };

  return {
    list: async () => Promise.all((await listPauses(db)).map(present)),

    start: async (caller: Principal, asked: NewPause) => {
      const faults = await checkTarget(asked);
      if (faults.length > 0) throw new Refusal(faults);
      const { id } = await db.transaction((tx) => start(tx, caller, asked));
      return read(id);
    },

    end: async (caller: Principal, id: string) => {
      await read(id);
      await db.transaction((tx) => end(tx, caller, id));
      return read(id);
    },
  };
};

const start = async (tx: Transaction, caller: Principal, asked: NewPause): Promise<PauseRow> => {
  const target = 'target' in asked ? asked.target : '';
  const { kind, reason } = asked;
  const row = await addPause(tx, { id: newId('pse'), kind, target, reason, startedBy: caller.id });
  if (!row) throw new Refusal([isOnAlready(await findPauseOn(tx, { kind, target }))]);
  await note(tx, caller, { row, what: 'started' });
  return row;
};

const isOnAlready = (on: PauseRow | undefined): Fault =>
  fault('PAUSE_ON', undefined, on && { id: on.id, since: on.startedAt });

/** Once: whoever ends it again finds it ended. */
const end = async (tx: Transaction, caller: Principal, id: string): Promise<void> => {
  const row = await endPause(tx, id, caller.id);
  if (!row) return;
  if (row.kind === 'messages') await queueAgain(tx);
  await lift(tx, row);
  await note(tx, caller, { row, what: 'ended' });
};

/** Each order that stands still is told once, by rows that commit with the end. */
const lift = async (tx: Transaction, row: PauseRow): Promise<void> => {
  for (let after = ''; ; ) {
    const ids = await ordersStoppedBy(tx, row, { after, limit: AT_ONCE });
    await leaveMessages(
      tx,
      ids.map((orderId) => ({
        id: `msg_${row.id}-${orderId}`,
        workflowId: orderWorkflowId(orderId),
        kind: 'resumed',
        payload: { lifted: true },
      })),
    );
    if (ids.length < AT_ONCE) return;
    after = ids.at(-1) ?? '';
  }
};

type Noted = { readonly row: PauseRow; readonly what: 'started' | 'ended' };

const note = async (tx: Transaction, { id: actor }: Principal, { row, what }: Noted): Promise<void> => {
  const { kind, target, reason } = row;
  const action = what === 'started' ? 'pause.start' : 'pause.end';
  await addAudit(tx, { id: newId('aud'), actor, action, ref: row.id, facts: { kind, target, reason } });
  await tellStaff(tx, { type: `pause.${what}`, data: { pause_id: row.id, kind, target: target || null, reason } });
};
