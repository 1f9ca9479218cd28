import { newId } from '../../db/queries/new-id.ts';
import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import type { Transaction } from '../../db/client.ts';
import { addAudit } from '../../db/queries/event.ts';
import { deliverMessage } from '../../db/queries/delivery.ts';
import { instantIn, lockOrder, type OrderRow } from '../../db/queries/order.ts';
import { findOrderFor } from '../../db/queries/order-view.ts';
import { cancelByPerson, moveOrderInstant } from '../../db/queries/order-action.ts';
import { addMessage, type NewMessage } from '../../db/queries/workflow-message.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { fault, type FaultCode } from '../../domain/faults.ts';
import type { WorkflowMessageKind } from '../../domain/workflow-message.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';

type Taken = { id: string; status: OrderRow['status'] };
type Decided = { readonly status: OrderRow['status']; readonly message?: NewMessage };

/** Acts of people: the fact, its audit row and the workflow's message commit together; delivery is tried at once. */
export const createActions = ({ db, courier }: ApiDeps) => {
  const act = async (
    caller: Principal,
    id: string,
    decide: (tx: Transaction, row: OrderRow) => Promise<Decided | FaultCode>,
  ): Promise<Taken> => {
    const decided = await db.transaction(async (tx) => {
      if (!(await findOrderFor(tx, id, caller.shopId))) return 'ORDER_UNKNOWN' as const;
      const result = await decide(tx, await lockOrder(tx, id));
      if (typeof result !== 'string' && result.message) await addMessage(tx, result.message);
      return result;
    });
    if (typeof decided === 'string') throw new Refusal([fault(decided)]);
    if (decided.message) await deliverMessage(courier, decided.message);
    return { id, status: decided.status };
  };

  const messageTo = (id: string, kind: WorkflowMessageKind, payload: Record<string, unknown> = {}): NewMessage => ({
    id: newId('msg'),
    workflowId: orderWorkflowId(id),
    kind,
    payload,
  });

  const audit = (tx: Transaction, caller: Principal, action: string, ref: string, facts: Record<string, unknown>) =>
    addAudit(tx, { id: newId('aud'), actor: caller.id, action, ref, facts });

  return {
    cancel: (caller: Principal, id: string, { reason }: { reason: string }): Promise<Taken> =>
      act(caller, id, async (tx, row) => {
        const until = await instantIn(tx, 10 * 60_000);
        const outcome = await cancelByPerson(tx, row, { by: caller.id, reason, until });
        if (outcome === 'no') return 'ORDER_NOT_CANCELLABLE';
        if (outcome === 'again') return { status: row.status };
        await audit(tx, caller, 'order.cancel', id, { reason });
        return outcome === 'mark'
          ? { status: row.status }
          : { status: 'cancelling', message: messageTo(id, 'cancel_requested') };
      }),

    moveOrderDeadline: (
      caller: Principal,
      id: string,
      { deadline, to }: { deadline: 'payment' | 'reminder' | 'after_sales' | 'silence'; to: string },
    ): Promise<Taken> =>
      act(caller, id, async (tx, row) => {
        const instant = to === 'now' ? await instantIn(tx, 0) : new Date(to).toISOString();
        if (!(await moveOrderInstant(tx, row, deadline, instant))) return 'DEADLINE_NOT_SET';
        await audit(tx, caller, 'order.move_deadline', id, { deadline, to: instant });
        return { status: row.status, message: messageTo(id, 'deadline_moved', { deadline }) };
      }),

    resume: (caller: Principal, id: string): Promise<Taken> =>
      act(caller, id, async (tx, row) => {
        if (row.endedAt !== null) return 'ORDER_ENDED';
        await audit(tx, caller, 'order.resume', id, { was: row.needsAttention });
        return { status: row.status, message: messageTo(id, 'resumed') };
      }),
  };
};
