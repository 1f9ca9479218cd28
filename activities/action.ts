import type { BegunAction, FinishedAction } from '../contracts/order-step.ts';
import type { RequestByHand } from '../contracts/messages.ts';
import { orderWorkflowId } from '../contracts/workflow-ids.ts';
import type { Transaction } from '../db/client.ts';
import {
  type ActionRow,
  addAction,
  endAction,
  findAction,
  isApproved,
  lockAction,
  noteResult,
} from '../db/queries/action.ts';
import { findEscalation, lockEscalation, openEscalationsOf } from '../db/queries/escalation.ts';
import { addAudit } from '../db/queries/event.ts';
import { idFromUuid, newId } from '../db/queries/new-id.ts';
import { instantIn, lockOrder, type OrderRow } from '../db/queries/order.ts';
import { cancelByPerson } from '../db/queries/order-action.ts';
import { resendLast } from '../db/queries/notification.ts';
import { findShipment } from '../db/queries/shipment.ts';
import { markSettled } from '../db/queries/reship.ts';
import { tellShop, tellStaff } from '../db/queries/tell.ts';
import { leaveMessage } from '../db/queries/workflow-message.ts';
import { giftCode } from '../domain/action/gift.ts';
import { ACTION_KINDS, type ActionKind, needsEvidence } from '../domain/action/kind.ts';
import type { EscalationOutcome } from '../domain/escalation/kind.ts';
import { endsShipment, endsTrouble } from '../domain/escalation/policy.ts';
import { FaultError } from '../domain/fault-error.ts';
import { fault } from '../domain/faults.ts';
import { bindSteps } from './bind.ts';
import type { Deps } from './deps.ts';
import { settle, tellEscalation } from './escalation.ts';
import type { Begin, Beginning } from './remedy/begin.ts';
import { bookElsewhere } from './remedy/other-carrier.ts';
import { giveCoupon } from './remedy/coupon.ts';
import { holdOrder, releaseHeld } from './remedy/hold.ts';
import { markDone } from './remedy/mark-done.ts';
import { requestActionRefunds } from './remedy/refund.ts';
import { reship } from './remedy/reship.ts';
import { wake } from './remedy/wake.ts';

type OfAction = { readonly orderId: string; readonly actionId: string };
/** `requestId` is the workflow's own: a repeat of the step writes the same row. */
type ByHand = { readonly orderId: string; readonly requestId: string; readonly request: RequestByHand };

type Audited = OfAction & { readonly actor: string; readonly facts?: Readonly<Record<string, unknown>> };

const audit = (tx: Transaction, what: string, { actor, orderId, actionId, facts }: Audited): Promise<void> =>
  addAudit(tx, { id: newId('aud'), actor, action: what, ref: orderId, facts: { actionId, ...facts } });

/** Loads the action's row and checks it once more: no row, no decision or no second person means no effect. */
const beginAction = (deps: Deps, of: OfAction): Promise<BegunAction> =>
  deps.db.transaction(async (tx) => {
    const order = await lockOrder(tx, of.orderId);
    const row = await lockAction(tx, of.actionId);
    if (!row || row.orderId !== of.orderId) {
      await audit(tx, 'action.unknown', { ...of, actor: 'temporal-ui' });
      return { kind: 'nothing' };
    }
    if (row.state !== 'accepted') return { kind: 'nothing' };
    if (row.amountMinor > row.capMinor && !(await isApproved(tx, row))) {
      await audit(tx, 'action.not_approved', { ...of, actor: row.actorId });
      return { kind: 'nothing' };
    }
    return { kind: 'begun', refundIds: row.result === null ? await begin(deps, tx, { order, row }) : [] };
  });

const finishAction = (deps: Deps, of: OfAction): Promise<FinishedAction> =>
  deps.db.transaction(async (tx) => {
    const order = await lockOrder(tx, of.orderId);
    const row = await findAction(tx, of.actionId);
    if (!row) return { outcome: null };
    if (await endAction(tx, row.id, { state: 'applied', result: { ...row.result } })) {
      const { amountMinor, currency, kind, reason } = row;
      await audit(tx, `action.${kind}`, { ...of, actor: row.actorId, facts: { amountMinor, reason, ...row.request } });
      await tellShop(tx, order, {
        type: 'action.applied',
        data: {
          action_id: row.id,
          kind,
          amount: { amount: amountMinor, currency },
        },
      });
    }
    const outcome = await finishEscalation(deps, tx, { order, row });
    return { outcome, ...shownAfter(row, order) };
  });

/** A hold is told where people look at the order's run. */
const shownAfter = ({ kind }: ActionRow, { status, waitingOn, waitingFacts }: OrderRow): Partial<FinishedAction> => {
  const isHold = kind === 'hold' || kind === 'release_hold';
  if (!isHold || status !== 'fulfilling' || waitingOn === null) return {};
  return { waiting: { on: waitingOn, facts: waitingFacts } };
};

const failAction = (deps: Deps, { code, ...of }: OfAction & { code: string }): Promise<void> =>
  deps.db.transaction(async (tx) => {
    const order = await lockOrder(tx, of.orderId);
    if (!(await endAction(tx, of.actionId, { state: 'failed', result: { code } }))) return;
    await audit(tx, 'action.failed', { ...of, actor: 'system', facts: { code } });
    await tellShop(tx, order, { type: 'action.failed', data: { action_id: of.actionId, code } });
  });

/** Typed into the Temporal UI: a wish in the name of nobody in particular, so a supervisor must agree to it. */
const requestByHand = (deps: Deps, { orderId, requestId, request }: ByHand): Promise<string | null> =>
  deps.db.transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    const kind = ACTION_KINDS.find((known) => known === request.kind);
    const id = idFromUuid('act', requestId);
    const actor = 'temporal-ui';
    await audit(tx, 'action.requested_by_hand', { orderId, actionId: id, actor, facts: { kind: kind ?? 'unknown' } });
    if (kind === undefined || needsEvidence(kind)) return null;
    const { amount = 0 } = request;
    await addAction(tx, {
      id,
      orderId,
      kind,
      amountMinor: Number.isSafeInteger(amount) ? Math.max(0, amount) : 0,
      currency: order.currency,
      reason: 'typed into the Temporal UI',
      source: 'temporal_ui',
      actorId: actor,
      capMinor: -1,
      state: 'awaiting_approval',
    });
    await tellStaff(tx, { order, type: 'action.proposed', data: { action_id: id } });
    return id;
  });

/** Carrying out what people decided: checked once more against its row, then done in our own database or sent outside. */
export const createActionActivities = (deps: Deps) =>
  bindSteps(deps, { beginAction, finishAction, failAction, requestByHand });

/** Two people may have answered two troubles of one parcel: what was made good once is not made good again. */
const refuseSettled = async (tx: Transaction, { kind, shipmentId }: ActionRow): Promise<void> => {
  const shipment = shipmentId === null || !endsShipment(kind) ? undefined : await findShipment(tx, shipmentId);
  if (shipment?.settledAt) throw new FaultError(fault('SHIPMENT_SETTLED'));
};

const nothing: Begin = async () => [];

/** A trouble's own run wakes the step that has stopped; without one it is done here. */
const sayAgain: Begin = async (_, tx, { order, row }) => {
  if (row.escalationId === null) await wake(tx, { orderId: order.id, actionId: row.id });
  return [];
};

const BEGIN: Readonly<Record<ActionKind, Begin>> = {
  coupon: async (_, tx, { order, row }) => {
    await giveCoupon(tx, order, { code: giftCode(row.id), amountMinor: row.amountMinor });
    return [];
  },
  refund: (_, tx, { row }) => requestActionRefunds(tx, row),
  reship: async (deps, tx, { row }) => {
    const shipmentId = await reship(deps, tx, row);
    await noteResult(tx, row.id, { shipmentId });
    return [];
  },
  other_carrier: bookElsewhere,
  cancel_order: async (_, tx, beginning) => {
    await cancelThrough(tx, beginning);
    return [];
  },
  mark_done: async (deps, tx, { order, row }) => {
    await noteResult(tx, row.id, await markDone(deps, tx, { order, row }));
    return [];
  },
  retry: sayAgain,
  dismiss: nothing,
  hold: holdOrder,
  release_hold: releaseHeld,
  resend: async (_, tx, { order, row }) => {
    if (!(await resendLast(tx, order.id, row.id))) throw new FaultError(fault('NOTHING_TO_RESEND'));
    return [];
  },
  change_address: nothing,
};

/** The part in our own database. Answers the refunds that are still to be sent. */
const begin: Begin = async (deps, tx, beginning) => {
  await refuseSettled(tx, beginning.row);
  return BEGIN[beginning.row.kind](deps, tx, beginning);
};

/** As if the order had been cancelled at the counter; too late means that the action fails and says so. */
const cancelThrough = async (tx: Transaction, { order, row }: Beginning): Promise<void> => {
  const until = await instantIn(tx, 10 * 60_000);
  const outcome = await cancelByPerson(tx, order, { by: row.actorId, reason: row.reason, until });
  if (outcome === 'no') throw new FaultError(fault('ORDER_NOT_CANCELLABLE'));
  await leaveMessage(tx, {
    id: `msg_${row.id}-cancel`,
    workflowId: orderWorkflowId(order.id),
    kind: 'cancel_requested',
    payload: {},
  });
};

const OUTCOMES = {
  cancel_order: 'cancelled',
  retry: 'retried',
  other_carrier: 'retried',
  mark_done: 'done_by_hand',
} as const;

const outcomeOf = (row: ActionRow): EscalationOutcome => {
  if (row.source === 'system') return 'consequence';
  return row.kind in OUTCOMES ? OUTCOMES[row.kind as keyof typeof OUTCOMES] : 'remedied';
};

const finishEscalation = async (deps: Deps, tx: Transaction, { order, row }: Beginning): Promise<string | null> => {
  const settled = endsShipment(row.kind) ? row.shipmentId : null;
  if (settled === null) return finishOwn(deps, tx, { order, row });
  await markSettled(tx, settled);
  const outcome = await finishOwn(deps, tx, { order, row });
  await finishOthers(deps, tx, { order, row });
  return outcome;
};

const finishOwn = async (deps: Deps, tx: Transaction, { order, row }: Beginning): Promise<string | null> => {
  const found = row.escalationId === null ? undefined : await findEscalation(tx, row.escalationId);
  if (!found || !endsTrouble(row.kind, found.kind)) return null;
  const escalation = await lockEscalation(tx, found.id);
  const outcome = outcomeOf(row);
  await settle(deps, tx, { row: escalation, order, outcome });
  return outcome;
};

/** A parcel that was made good has no other trouble left: each of them ends, and what was proposed for it expires. */
const finishOthers = async (deps: Deps, tx: Transaction, { order, row }: Beginning): Promise<void> => {
  const left = await openEscalationsOf(tx, order.id);
  for (const other of left.filter(({ shipmentId }) => shipmentId === row.shipmentId)) {
    await settle(deps, tx, { row: other, order, outcome: 'overtaken' });
    await tellEscalation(tx, order.id, other);
  }
};
