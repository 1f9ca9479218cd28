import type { FastifyBaseLogger } from 'fastify';
import type { NewAction } from '../../contracts/action.ts';
import { escalationWorkflowId, orderWorkflowId } from '../../contracts/workflow-ids.ts';
import type { Transaction } from '../../db/client.ts';
import {
  type ActionRow,
  addAction,
  addApproval,
  decideAction,
  findAction,
  givenBy,
  listActions,
  lockAction,
  readCaps,
} from '../../db/queries/action.ts';
import { findEscalation } from '../../db/queries/escalation.ts';
import { addAudit } from '../../db/queries/event.ts';
import { newId } from '../../db/queries/new-id.ts';
import { findOrder, lockOrder } from '../../db/queries/order.ts';
import { findOrderFor } from '../../db/queries/order-view.ts';
import { findByRequest, readProposal } from '../../db/queries/propose.ts';
import { addMessage, type NewMessage } from '../../db/queries/workflow-message.ts';
import { proposeAction } from '../../domain/action/propose.ts';
import type { ActionState } from '../../domain/action/kind.ts';
import { mayApprove } from '../../domain/authority/decide.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { fault } from '../../domain/faults.ts';
import { deliverSoon } from '../deliver.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';

type Ask = { readonly caller: Principal; readonly log: FastifyBaseLogger };
type Propose = Ask & { readonly orderId: string; readonly requestKey: string };
type Done = { readonly row: ActionRow; readonly message?: NewMessage };

/** What people do for an order: written with the verdict of their authority; only what stands is told to a workflow. */
export const createActionHandlers = (deps: ApiDeps) => {
  const { db, courier } = deps;

  const settle = async (ask: Ask, work: (tx: Transaction) => Promise<Done>): Promise<ActionRow> => {
    const { row, message } = await db.transaction(async (tx) => {
      const done = await work(tx);
      if (done.message) await addMessage(tx, done.message);
      return done;
    });
    deliverSoon(courier, message ? [message] : [], ask.log);
    return row;
  };

  return {
    propose: (ask: Propose, body: NewAction): Promise<ActionRow> => settle(ask, (tx) => propose(tx, ask, body)),

    decide: (
      ask: Ask & { id: string },
      verdict: { decision: 'approve' | 'refuse'; reason: string },
    ): Promise<ActionRow> => settle(ask, (tx) => decide(tx, ask, verdict)),

    read: async (caller: Principal, id: string): Promise<ActionRow> => {
      const row = await findAction(db, id);
      if (!row || !(await findOrderFor(db, row.orderId, caller.shopId))) throw new Refusal([fault('ACTION_UNKNOWN')]);
      return row;
    },

    list: (filter: {
      state?: ActionState | undefined;
      order_id?: string | undefined;
      limit: number;
    }): Promise<ActionRow[]> => listActions(db, { state: filter.state, orderId: filter.order_id, limit: filter.limit }),
  };
};

const propose = async (tx: Transaction, { caller, orderId, requestKey }: Propose, body: NewAction): Promise<Done> => {
  if (!(await findOrderFor(tx, orderId, caller.shopId))) throw new Refusal([fault('ORDER_UNKNOWN')]);
  const order = await lockOrder(tx, orderId);
  const before = await findByRequest(tx, caller.id, requestKey);
  if (before) return { row: sameRequest(before, orderId, body) };
  const asked = {
    ...body,
    escalationId: body.escalation_id,
    shipmentId: body.shipment_id,
    actorId: caller.id,
    role: caller.role,
  };
  const proposed = proposeAction(await readProposal(tx, order, asked));
  if (!proposed.ok) throw new Refusal(proposed.faults);
  const escalation = body.escalation_id === undefined ? undefined : await findEscalation(tx, body.escalation_id);
  const row = await addAction(tx, {
    id: newId('act'),
    orderId,
    escalationId: escalation?.id ?? null,
    shipmentId: body.shipment_id ?? escalation?.shipmentId ?? null,
    kind: body.kind,
    currency: order.currency,
    request: body.carrier === undefined ? {} : { carrier: body.carrier },
    reason: body.reason,
    source: 'api',
    requestKey,
    actorId: caller.id,
    ...proposed.value,
  });
  await audit(tx, caller, 'action.propose', { row, facts: { state: row.state, reason: body.reason } });
  return row.state === 'accepted' ? { row, message: await messageFor(tx, row) } : { row };
};

/** The same key with the same wish finds what came of it; with another wish it is a mistake. */
const sameRequest = (before: ActionRow, orderId: string, body: NewAction): ActionRow => {
  const isSame =
    before.orderId === orderId &&
    before.kind === body.kind &&
    before.reason === body.reason &&
    (body.amount === undefined || before.amountMinor === body.amount);
  if (!isSame) throw new Refusal([fault('IDEMPOTENCY_KEY_REUSED')]);
  return before;
};

const decide = async (
  tx: Transaction,
  { caller, id }: Ask & { id: string },
  { decision, reason }: { decision: 'approve' | 'refuse'; reason: string },
): Promise<Done> => {
  const found = await findAction(tx, id);
  if (!found) throw new Refusal([fault('ACTION_UNKNOWN')]);
  await lockOrder(tx, found.orderId);
  const row = await lockAction(tx, id);
  if (row?.state !== 'awaiting_approval')
    throw new Refusal([fault('ACTION_DECIDED', undefined, { state: row?.state ?? '' })]);
  const order = await findOrder(tx, row.orderId);
  const question = {
    role: caller.role,
    action: row.kind,
    currency: row.currency,
    amountMinor: row.amountMinor,
    givenMinor: await givenBy(tx, row.actorId, row.orderId),
    caps: await readCaps(tx, row.kind),
  };
  const approver = { principalId: caller.id, role: caller.role };
  if (!order || !mayApprove(approver, { actorId: row.actorId, question }))
    throw new Refusal([fault('APPROVER_NOT_ALLOWED')]);
  await addApproval(tx, { actionId: id, actorId: row.actorId, principalId: caller.id, decision, reason });
  await decideAction(tx, id, decision === 'approve' ? 'accepted' : 'refused');
  await audit(tx, caller, `action.${decision}`, { row, facts: { reason } });
  const decided = (await findAction(tx, id)) ?? row;
  return decision === 'approve' ? { row: decided, message: await messageFor(tx, decided) } : { row: decided };
};

const audit = (
  tx: Transaction,
  caller: Principal,
  what: string,
  of: { row: ActionRow; facts: Record<string, unknown> },
) =>
  addAudit(tx, {
    id: newId('aud'),
    actor: caller.id,
    action: what,
    ref: of.row.orderId,
    facts: { actionId: of.row.id, kind: of.row.kind, ...of.facts },
  });

/** To the escalation that it answers, else to the order itself. */
const messageFor = async (tx: Transaction, row: ActionRow): Promise<NewMessage> => {
  const escalation = row.escalationId === null ? undefined : await findEscalation(tx, row.escalationId);
  const workflowId = escalation ? escalationWorkflowId(row.orderId, escalation.n) : orderWorkflowId(row.orderId);
  return { id: newId('msg'), workflowId, kind: 'act', payload: { actionId: row.id, orderId: row.orderId } };
};
