import type { FastifyBaseLogger } from 'fastify';
import type { DeadlineName } from '../../contracts/messages.ts';
import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import type { Transaction } from '../../db/client.ts';
import { addAudit } from '../../db/queries/event.ts';
import { newId } from '../../db/queries/new-id.ts';
import { instantIn, lockOrder, type OrderRow } from '../../db/queries/order.ts';
import { cancelByPerson, moveOrderInstant } from '../../db/queries/order-action.ts';
import { readParts } from '../../db/queries/order-parts.ts';
import { findOrderFor } from '../../db/queries/order-view.ts';
import { gatewayEndOf } from '../../db/queries/payment.ts';
import { addMessage, type NewMessage } from '../../db/queries/workflow-message.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { fault, type FaultCode } from '../../domain/faults.ts';
import { isBeyondGateway } from '../../domain/payment/deadline.ts';
import type { WorkflowMessageKind } from '../../domain/workflow-message.ts';
import { deliverSoon } from '../deliver.ts';
import type { ApiDeps } from '../deps.ts';
import { etagOf, isAllowedBy } from '../plugins/etag.ts';
import { Refusal } from '../plugins/problem.ts';
import { presentOrder } from './present.ts';

/** Who asks for something to happen to which order, and as they last saw it. */
type Ask = {
  readonly caller: Principal;
  readonly id: string;
  readonly ifMatch: string | undefined;
  readonly log: FastifyBaseLogger;
};
type Taken = { id: string; status: OrderRow['status'] };
type Decided = { readonly status: OrderRow['status']; readonly message?: NewMessage };
type Decide = (tx: Transaction, row: OrderRow) => Promise<Decided | FaultCode>;

const CANCEL_WITHIN_MS = 10 * 60_000;

/** Acts of people: the fact, its audit row and the workflow's message commit together; delivery is tried at once. */
export const createActions = (deps: ApiDeps) => ({
  cancel: (ask: Ask, { reason }: { reason: string }): Promise<Taken> =>
    act(deps, ask, async (tx, row) => {
      const until = await instantIn(tx, CANCEL_WITHIN_MS);
      const outcome = await cancelByPerson(tx, row, { by: ask.caller.id, reason, until });
      if (outcome === 'no') return 'ORDER_NOT_CANCELLABLE';
      if (outcome === 'again') return { status: row.status };
      await audit(tx, ask, { action: 'order.cancel', facts: { reason } });
      return outcome === 'mark'
        ? { status: row.status }
        : { status: 'cancelling', message: messageTo(row.id, 'cancel_requested') };
    }),

  moveOrderDeadline: (ask: Ask, { deadline, to }: { deadline: DeadlineName; to: string }): Promise<Taken> =>
    act(deps, ask, async (tx, row) => {
      const instant = to === 'now' ? await instantIn(tx, 0) : new Date(to).toISOString();
      if (deadline === 'payment' && row.status === 'awaiting_payment') await refuseBeyondGateway(tx, row.id, instant);
      if (!(await moveOrderInstant(tx, row, { deadline, instant }))) return 'DEADLINE_NOT_SET';
      await audit(tx, ask, { action: 'order.move_deadline', facts: { deadline, to: instant } });
      return { status: row.status, message: messageTo(row.id, 'deadline_moved', { deadline }) };
    }),

  resume: (ask: Ask): Promise<Taken> =>
    act(deps, ask, async (tx, row) => {
      if (row.endedAt !== null && row.needsAttention === null) return 'ORDER_ENDED';
      await audit(tx, ask, { action: 'order.resume', facts: { was: row.needsAttention } });
      return { status: row.status, message: messageTo(row.id, 'resumed') };
    }),
});

const act = async ({ db, courier, pace }: ApiDeps, ask: Ask, decide: Decide): Promise<Taken> => {
  const { caller, id } = ask;
  const decided = await db.transaction(async (tx) => {
    if (!(await findOrderFor(tx, id, caller.shopId))) return 'ORDER_UNKNOWN';
    const row = await lockOrder(tx, id);
    if (!(await isAsSeen(tx, row, { ...ask, pace }))) return 'PRECONDITION_FAILED';
    const result = await decide(tx, row);
    if (typeof result !== 'string' && result.message) await addMessage(tx, result.message);
    return result;
  });
  if (typeof decided === 'string') throw new Refusal([fault(decided)]);
  deliverSoon(courier, decided.message ? [decided.message] : [], ask.log);
  return { id, status: decided.status };
};

/** Under the order's lock, so that what matched still stands when the act commits. */
const isAsSeen = async (
  tx: Transaction,
  row: OrderRow,
  { ifMatch, caller, pace }: Pick<Ask, 'ifMatch' | 'caller'> & Pick<ApiDeps, 'pace'>,
): Promise<boolean> => {
  if (ifMatch === undefined) return true;
  const seen = presentOrder(row, await readParts(tx, row), { isStaff: caller.shopId === undefined, pace });
  return isAllowedBy(ifMatch, etagOf(seen));
};

const refuseBeyondGateway = async (tx: Transaction, orderId: string, instant: string): Promise<void> => {
  const latest = await gatewayEndOf(tx, orderId);
  if (latest !== undefined && isBeyondGateway(instant, latest))
    throw new Refusal([fault('DEADLINE_BEYOND_GATEWAY', '/to', { latest })]);
};

const messageTo = (id: string, kind: WorkflowMessageKind, payload: Record<string, unknown> = {}): NewMessage => ({
  id: newId('msg'),
  workflowId: orderWorkflowId(id),
  kind,
  payload,
});

const audit = (
  tx: Transaction,
  { caller, id }: Ask,
  entry: { readonly action: string; readonly facts: Record<string, unknown> },
): Promise<void> => addAudit(tx, { id: newId('aud'), actor: caller.id, ref: id, ...entry });
