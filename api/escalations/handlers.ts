import type { FastifyBaseLogger } from 'fastify';
import { escalationWorkflowId } from '../../contracts/workflow-ids.ts';
import type { Transaction } from '../../db/client.ts';
import {
  type EscalationRow,
  findEscalation,
  listEscalations,
  lockEscalation,
  moveEscalationDeadline,
} from '../../db/queries/escalation.ts';
import { addAudit } from '../../db/queries/event.ts';
import { newId } from '../../db/queries/new-id.ts';
import { instantIn, lockOrder } from '../../db/queries/order.ts';
import { visibleTo } from '../../db/queries/order-view.ts';
import { tellStaff } from '../../db/queries/tell.ts';
import { addMessage, type NewMessage } from '../../db/queries/workflow-message.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import type { EscalationTier } from '../../domain/escalation/kind.ts';
import { fault } from '../../domain/faults.ts';
import { deliverSoon } from '../deliver.ts';
import type { ApiDeps } from '../deps.ts';
import { cursorUnknown, pageOf } from '../plugins/page.ts';
import { Refusal } from '../plugins/problem.ts';
import { cursorAt, placeAt } from './cursor.ts';
import { presentEscalation } from './present.ts';

type Ask = { readonly caller: Principal; readonly id: string; readonly log: FastifyBaseLogger };
type Filter = {
  state?: 'open' | 'resolved' | undefined;
  tier?: EscalationTier | undefined;
  limit: number;
  cursor?: string | undefined;
};

export const createEscalationHandlers = ({ db, courier }: ApiDeps) => {
  const find = async ({ shopId }: Principal, id: string): Promise<EscalationRow | undefined> =>
    visibleTo(db, shopId, await findEscalation(db, id));
  const read = async (caller: Principal, id: string): Promise<EscalationRow> => {
    const row = await find(caller, id);
    if (!row) throw new Refusal([fault('ESCALATION_UNKNOWN')]);
    return row;
  };

  return {
    read,
    list: async (caller: Principal, { cursor, ...filter }: Filter) => {
      const after = cursor === undefined ? undefined : placeAt(cursor);
      if (after && !(await find(caller, after.id))) throw cursorUnknown();
      const rows = await listEscalations(db, { shopId: caller.shopId, ...filter, after });
      return pageOf(rows, { limit: filter.limit, present: presentEscalation, cursorOf: cursorAt });
    },

    moveDeadline: async ({ caller, id, log }: Ask, to: string): Promise<EscalationRow> => {
      const { orderId } = await read(caller, id);
      const message = await db.transaction((tx) => move(tx, { actor: caller.id, orderId, id, to }));
      deliverSoon(courier, [message], log);
      return read(caller, id);
    },
  };
};

type Move = { readonly actor: string; readonly orderId: string; readonly id: string; readonly to: string };

const move = async (tx: Transaction, { actor, orderId, id, to }: Move): Promise<NewMessage> => {
  const order = await lockOrder(tx, orderId);
  const row = await lockEscalation(tx, id);
  if (row.state === 'resolved' || row.deadlineAt === null) throw new Refusal([fault('ESCALATION_RESOLVED')]);
  const instant = to === 'now' ? await instantIn(tx, 0) : new Date(to).toISOString();
  await moveEscalationDeadline(tx, row, instant);
  const facts = { id, to: instant };
  await addAudit(tx, { id: newId('aud'), actor, action: 'escalation.move_deadline', ref: orderId, facts });
  await tellStaff(tx, { order, type: 'escalation.moved', data: { escalation_id: id, until: instant } });
  const workflowId = escalationWorkflowId(orderId, row.n);
  const moved: NewMessage = { id: newId('msg'), workflowId, kind: 'escalation_moved', payload: {} };
  await addMessage(tx, moved);
  return moved;
};
