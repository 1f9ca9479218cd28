import type { FastifyBaseLogger } from 'fastify';
import type { NewAction } from '../../contracts/action.ts';
import { escalationWorkflowId, orderWorkflowId } from '../../contracts/workflow-ids.ts';
import type { Transaction } from '../../db/client.ts';
import {
  type ActionRow,
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
import { lockOrder, type OrderRow } from '../../db/queries/order.ts';
import { findOrderFor, visibleTo } from '../../db/queries/order-view.ts';
import { findByRequest, writeProposal } from '../../db/queries/propose.ts';
import { tellStaff } from '../../db/queries/tell.ts';
import { addMessage, type NewMessage } from '../../db/queries/workflow-message.ts';
import { proposeAction } from '../../domain/action/propose.ts';
import type { ActionState } from '../../domain/action/kind.ts';
import { mayApprove } from '../../domain/authority/decide.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { fault } from '../../domain/faults.ts';
import { deliverSoon } from '../deliver.ts';
import type { ApiDeps } from '../deps.ts';
import { cursorUnknown, pageOf } from '../plugins/page.ts';
import { Refusal } from '../plugins/problem.ts';
import { readJudged } from './judged.ts';
import { presentAction } from './present.ts';

type Ask = { readonly caller: Principal; readonly log: FastifyBaseLogger };
type Propose = Ask & { readonly orderId: string; readonly requestKey: string };
type Filter = {
  state?: ActionState | undefined;
  order_id?: string | undefined;
  limit: number;
  cursor?: string | undefined;
};
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

  const find = async ({ shopId }: Principal, id: string): Promise<ActionRow | undefined> =>
    visibleTo(db, shopId, await findAction(db, id));

  return {
    propose: (ask: Propose, body: NewAction): Promise<ActionRow> => {
      const isCarrierKnown = body.carrier !== undefined && deps.carriers.get(body.carrier) !== undefined;
      return settle(ask, (tx) => propose(tx, { ...ask, isCarrierKnown }, body));
    },

    decide: (
      ask: Ask & { id: string },
      verdict: { decision: 'approve' | 'refuse'; reason: string },
    ): Promise<ActionRow> => settle(ask, (tx) => decide(tx, ask, verdict)),

    read: async (caller: Principal, id: string): Promise<ActionRow> => {
      const row = await find(caller, id);
      if (!row) throw new Refusal([fault('ACTION_UNKNOWN')]);
      return row;
    },

    list: async (caller: Principal, { state, order_id: orderId, limit, cursor: after }: Filter) => {
      if (after !== undefined && !(await find(caller, after))) throw cursorUnknown();
      const rows = await listActions(db, { shopId: caller.shopId, state, orderId, limit, after });
      return pageOf(rows, { limit, present: presentAction, cursorOf: ({ id }) => id });
    },
  };
};

type Known = Propose & { readonly isCarrierKnown: boolean };

const propose = async (tx: Transaction, ask: Known, body: NewAction): Promise<Done> => {
  const { caller, orderId, requestKey, isCarrierKnown } = ask;
  if (!(await findOrderFor(tx, orderId, caller.shopId))) throw new Refusal([fault('ORDER_UNKNOWN')]);
  const order = await lockOrder(tx, orderId);
  const before = await findByRequest(tx, caller.id, requestKey);
  if (before) return { row: sameRequest(before, orderId, body) };
  const { about, proposal } = await readJudged(tx, order, { caller, body, isCarrierKnown });
  const proposed = proposeAction(proposal);
  if (!proposed.ok) throw new Refusal(proposed.faults);
  const row = await writeProposal(tx, {
    order,
    about,
    requestKey,
    actorId: caller.id,
    said: { kind: body.kind, reason: body.reason, request: requestOf(body) },
    proposed: proposed.value,
  });
  return row.state === 'accepted' ? { row, message: await messageFor(tx, row) } : { row };
};

const SAID = ['carrier', 'from_carrier', 'cause', 'tracking_number', 'reference', 'payment_id'] as const;

/** What was said beside amount and reason, as it is kept. */
const requestOf = (body: NewAction): Record<string, string> =>
  Object.fromEntries(SAID.flatMap((name) => (body[name] === undefined ? [] : [[name, body[name]]])));

/** The same key with the same wish finds what came of it; with another wish it is a mistake. */
const sameRequest = (before: ActionRow, orderId: string, body: NewAction): ActionRow => {
  const isAs = <T>(asked: T | undefined, stored: T | null | undefined): boolean =>
    asked === undefined || asked === stored;
  const isSame =
    before.orderId === orderId &&
    before.kind === body.kind &&
    before.reason === body.reason &&
    before.escalationId === (body.escalation_id ?? null) &&
    isAs(body.amount, before.amountMinor) &&
    isAs(body.shipment_id, before.shipmentId) &&
    SAID.every((name) => isAs(body[name], before.request[name]));
  if (!isSame) throw new Refusal([fault('IDEMPOTENCY_KEY_REUSED')]);
  return before;
};

const decide = async (
  tx: Transaction,
  { caller, id }: Ask & { id: string },
  { decision, reason }: { decision: 'approve' | 'refuse'; reason: string },
): Promise<Done> => {
  const { row, order } = await lockUndecided(tx, caller, id);
  const question = {
    role: caller.role,
    action: row.kind,
    currency: row.currency,
    amountMinor: row.amountMinor,
    givenMinor: await givenBy(tx, row.actorId, row.orderId),
    caps: await readCaps(tx, row.kind),
  };
  if (!mayApprove({ principalId: caller.id, role: caller.role }, { actorId: row.actorId, question }))
    throw new Refusal([fault('APPROVER_NOT_ALLOWED')]);
  await addApproval(tx, { actionId: id, actorId: row.actorId, principalId: caller.id, decision, reason });
  await decideAction(tx, id, decision === 'approve' ? 'accepted' : 'refused');
  await audit(tx, caller, { what: `action.${decision}`, row, facts: { reason } });
  const decided = (await findAction(tx, id)) ?? row;
  await tellStaff(tx, { order, type: 'action.decided', data: { action_id: id, state: decided.state } });
  return decision === 'approve' ? { row: decided, message: await messageFor(tx, decided) } : { row: decided };
};

type Undecided = { readonly row: ActionRow; readonly order: OrderRow };

const lockUndecided = async (tx: Transaction, caller: Principal, id: string): Promise<Undecided> => {
  const found = await visibleTo(tx, caller.shopId, await findAction(tx, id));
  if (!found) throw new Refusal([fault('ACTION_UNKNOWN')]);
  const order = await lockOrder(tx, found.orderId);
  const row = (await lockAction(tx, id)) ?? found;
  if (row.state === 'awaiting_approval') return { row, order };
  throw new Refusal([fault('ACTION_DECIDED', undefined, { state: row.state })]);
};

const audit = (
  tx: Transaction,
  caller: Principal,
  { what, row, facts }: { what: string; row: ActionRow; facts: Record<string, unknown> },
) =>
  addAudit(tx, {
    id: newId('aud'),
    actor: caller.id,
    action: what,
    ref: row.orderId,
    facts: { actionId: row.id, kind: row.kind, ...facts },
  });

/** To the escalation that it answers, else to the order itself. */
const messageFor = async (tx: Transaction, row: ActionRow): Promise<NewMessage> => {
  const escalation = row.escalationId === null ? undefined : await findEscalation(tx, row.escalationId);
  const workflowId = escalation ? escalationWorkflowId(row.orderId, escalation.n) : orderWorkflowId(row.orderId);
  return { id: newId('msg'), workflowId, kind: 'act', payload: { actionId: row.id, orderId: row.orderId } };
};
