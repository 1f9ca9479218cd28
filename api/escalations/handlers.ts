import type { FastifyBaseLogger } from 'fastify';
import { escalationWorkflowId } from '../../contracts/workflow-ids.ts';
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
import { findOrderFor } from '../../db/queries/order-view.ts';
import { addMessage, type NewMessage } from '../../db/queries/workflow-message.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import type { EscalationTier } from '../../domain/escalation/kind.ts';
import { fault } from '../../domain/faults.ts';
import { deliverSoon } from '../deliver.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';

type Ask = { readonly caller: Principal; readonly id: string; readonly log: FastifyBaseLogger };
type Filter = { state?: 'open' | 'resolved' | undefined; tier?: EscalationTier | undefined; limit: number };

export const createEscalationHandlers = ({ db, courier }: ApiDeps) => {
  const read = async ({ shopId }: Principal, id: string): Promise<EscalationRow> => {
    const row = await findEscalation(db, id);
    if (!row || !(await findOrderFor(db, row.orderId, shopId))) throw new Refusal([fault('ESCALATION_UNKNOWN')]);
    return row;
  };

  return {
    read,
    list: ({ shopId }: Principal, filter: Filter): Promise<EscalationRow[]> =>
      listEscalations(db, { shopId, ...filter }),

    moveDeadline: async ({ caller, id, log }: Ask, to: string): Promise<EscalationRow> => {
      const { orderId } = await read(caller, id);
      const message = await db.transaction(async (tx): Promise<NewMessage> => {
        await lockOrder(tx, orderId);
        const row = await lockEscalation(tx, id);
        if (row.state === 'resolved' || row.deadlineAt === null) throw new Refusal([fault('ESCALATION_RESOLVED')]);
        const instant = to === 'now' ? await instantIn(tx, 0) : new Date(to).toISOString();
        await moveEscalationDeadline(tx, row, instant);
        await addAudit(tx, {
          id: newId('aud'),
          actor: caller.id,
          action: 'escalation.move_deadline',
          ref: orderId,
          facts: { id, to: instant },
        });
        const moved: NewMessage = {
          id: newId('msg'),
          workflowId: escalationWorkflowId(orderId, row.n),
          kind: 'escalation_moved',
          payload: {},
        };
        await addMessage(tx, moved);
        return moved;
      });
      deliverSoon(courier, [message], log);
      return read(caller, id);
    },
  };
};
