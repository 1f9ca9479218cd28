import type { EnteredTier, OpenedEscalation } from '../contracts/order-step.ts';
import { escalationWorkflowId, orderWorkflowId } from '../contracts/workflow-ids.ts';
import type { Transaction } from '../db/client.ts';
import { addAction } from '../db/queries/action.ts';
import {
  type EscalationRow,
  findEscalation,
  lockEscalation,
  openEscalationsOf,
  resolveEscalation,
  setTier,
} from '../db/queries/escalation.ts';
import { idFromUuid } from '../db/queries/new-id.ts';
import { refundableOf } from '../db/queries/propose.ts';
import { instantIn, lockOrder, type OrderRow } from '../db/queries/order.ts';
import { readPolicy } from '../db/queries/policy.ts';
import { findShipment } from '../db/queries/shipment.ts';
import { tellShop } from '../db/queries/tell.ts';
import { openTrouble, showTier, type Tier, type Trouble } from '../db/queries/trouble.ts';
import { leaveMessage } from '../db/queries/workflow-message.ts';
import type { ActionKind } from '../domain/action/kind.ts';
import type { EscalationKind, EscalationOutcome } from '../domain/escalation/kind.ts';
import { type Consequence, ESCALATION_POLICY } from '../domain/escalation/policy.ts';
import { shrink } from '../domain/pace.ts';
import { bindSteps } from './bind.ts';
import type { Deps } from './deps.ts';
import { giveCoupon } from './remedy/coupon.ts';
import { restoreWaiting } from './restore-waiting.ts';

type OfEscalation = { readonly escalationId: string };
type OfOrder = { readonly orderId: string };

const MINUTE_MS = 60_000;
/** The pseudo person who acts when a deadline has passed, under the policy that everybody can read. */
const SYSTEM = 'system';

const open = ({ db }: Deps, { orderId, ...trouble }: OfOrder & Trouble): Promise<OpenedEscalation | null> =>
  db.transaction(async (tx) => {
    const row = await openTrouble(tx, await lockOrder(tx, orderId), trouble);
    return row ? { escalationId: row.id, n: row.n } : null;
  });

/** What needs nobody: done at once, and if that is all there is to do, the escalation ends here. */
const remedyAutomatically = (deps: Deps, { escalationId }: OfEscalation): Promise<EnteredTier> =>
  deps.db.transaction(async (tx) => {
    const { order, row } = await lockBoth(tx, escalationId);
    if (row.state === 'resolved') return { kind: 'resolved', outcome: row.outcome ?? 'overtaken' };
    if (ESCALATION_POLICY[row.kind].automatic === 'none') return { kind: 'open', until: row.openedAt };
    const { delayCouponMinor } = await readPolicy(tx, 'apology');
    const code = `SORRY-${row.id.slice(-8).toUpperCase()}`;
    await giveCoupon(tx, order, { code, amountMinor: delayCouponMinor });
    await settle(deps, tx, { row, order, outcome: 'remedied' });
    return { kind: 'resolved', outcome: 'remedied' };
  });

type Enter = OfEscalation & {
  readonly tier: Tier;
  /** Its consequence could not be carried out: the same people get a deadline of their own again. */
  readonly anew: boolean;
};

/** Entering a tier again keeps its deadline; a moved one is read here. */
const enterTier = (deps: Deps, { escalationId, tier, anew }: Enter): Promise<EnteredTier> =>
  deps.db.transaction(async (tx) => {
    const { order, row } = await lockBoth(tx, escalationId);
    if (row.state === 'resolved') return { kind: 'resolved', outcome: row.outcome ?? 'overtaken' };
    if (!anew && row.tier === tier && row.deadlineAt !== null) return { kind: 'open', until: row.deadlineAt };
    const until = await instantIn(tx, await spanOf(deps, tx, tier));
    await setTier(tx, escalationId, { tier, deadlineAt: until });
    await showTier(tx, order, { ...row, tier, until });
    await tellShop(tx, order, { type: 'escalation.tier', data: { escalation_id: escalationId, tier, until } });
    return { kind: 'open', until };
  });

const spanOf = async ({ pace }: Deps, tx: Transaction, tier: Tier): Promise<number> => {
  const { agentMinutes, supervisorMinutes } = await readPolicy(tx, 'escalation');
  return tier === 'agent'
    ? shrink(agentMinutes * MINUTE_MS, 'agent_deadline', pace)
    : shrink(supervisorMinutes * MINUTE_MS, 'supervisor_deadline', pace);
};

/** The written consequence of a passed deadline, as an action of the system that everybody can read. */
const proposeConsequence = (
  { db }: Deps,
  { escalationId, requestId }: OfEscalation & { requestId: string },
): Promise<string> =>
  db.transaction(async (tx) => {
    const { order, row } = await lockBoth(tx, escalationId);
    const kind = ACTION_OF[ESCALATION_POLICY[row.kind].consequence.kind];
    const shipment = row.shipmentId === null ? undefined : await findShipment(tx, row.shipmentId);
    const owed = kind === 'refund' ? (shipment?.captureMinor ?? 0) : 0;
    const amountMinor = Math.min(owed, await refundableOf(tx, order.id));
    const id = idFromUuid('act', requestId);
    await addAction(tx, {
      id,
      orderId: order.id,
      escalationId,
      shipmentId: row.shipmentId,
      kind,
      amountMinor,
      currency: order.currency,
      reason: 'deadline_passed',
      source: 'system',
      actorId: SYSTEM,
      capMinor: amountMinor,
      state: 'accepted',
    });
    return id;
  });

export const createEscalationActivities = (deps: Deps) =>
  bindSteps(deps, { openEscalation: open, remedyAutomatically, enterTier, proposeConsequence });

const ACTION_OF = {
  refund_shipment: 'refund',
  cancel_order: 'cancel_order',
  retry: 'retry',
  keep_waiting: 'dismiss',
} as const satisfies Record<Consequence['kind'], ActionKind>;

/** The order's row first, as everywhere. */
const lockBoth = async (tx: Transaction, escalationId: string) => {
  const found = await findEscalation(tx, escalationId);
  if (!found) throw new Error('an escalation that a workflow works on must exist');
  const order = await lockOrder(tx, found.orderId);
  return { order, row: await lockEscalation(tx, escalationId) };
};

type Ending = { readonly row: EscalationRow; readonly order: OrderRow; readonly outcome: EscalationOutcome };

/** Ends an escalation, lets its order wait again for what it waited for before, and wakes it. */
export const settle = async (deps: Deps, tx: Transaction, { row, order, outcome }: Ending): Promise<void> => {
  if (!(await resolveEscalation(tx, row.id, outcome))) return;
  await restoreWaiting(deps, tx, order);
  await leaveMessage(tx, {
    id: `msg_${row.id}-resolved`,
    workflowId: orderWorkflowId(order.id),
    kind: 'escalation_resolved',
    payload: { escalationId: row.id, ...(row.shipmentId === null ? {} : { shipmentId: row.shipmentId }) },
  });
};

type Overtaken = {
  readonly orderId: string;
  readonly outcome: EscalationOutcome;
  readonly shipmentId?: string;
  readonly kind?: EscalationKind;
};

/** Ends escalations from outside their workflow and tells each to look. With a shipment or a kind, only those. */
export const overtake = async (tx: Transaction, { orderId, outcome, shipmentId, kind }: Overtaken): Promise<void> => {
  for (const row of await openEscalationsOf(tx, orderId)) {
    if (shipmentId !== undefined && row.shipmentId !== shipmentId) continue;
    if (kind !== undefined && row.kind !== kind) continue;
    await resolveEscalation(tx, row.id, outcome);
    await tellEscalation(tx, orderId, row);
  }
};

/** Wakes an escalation that was ended by somebody else. */
export const tellEscalation = (tx: Transaction, orderId: string, { id, n }: EscalationRow): Promise<void> =>
  leaveMessage(tx, {
    id: `msg_${id}-moved`,
    workflowId: escalationWorkflowId(orderId, n),
    kind: 'escalation_moved',
    payload: {},
  });
