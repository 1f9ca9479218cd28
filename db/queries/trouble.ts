import type { EscalationKind } from '../../domain/escalation/kind.ts';
import { nextActorOf, WAITING_REASONS, type WaitingReason } from '../../domain/waiting.ts';
import type { Transaction } from '../client.ts';
import { type EscalationRow, openEscalation } from './escalation.ts';
import { newId } from './new-id.ts';
import { instantIn, markAttention, moveOrder, type OrderRow } from './order.ts';
import { findShipment } from './shipment.ts';
import { tellShop } from './tell.ts';

export type Trouble = {
  readonly shipmentId: string | null;
  readonly kind: EscalationKind;
  readonly detail: string;
};

export type Tier = 'agent' | 'supervisor';
type Shown = Trouble & { readonly tier: Tier; readonly until: string };

const MINUTE_MS = 60_000;

/** What the customer says of a parcel; carriers have no such codes. */
export const reportedBy = (topic: string): string => `customer_${topic}`;

const reasonOf = ({ kind, detail }: Pick<Trouble, 'kind' | 'detail'>): WaitingReason =>
  WAITING_REASONS.find((reason) => reason === kind) ?? (detail.startsWith('customer_') ? 'reported' : 'step_failed');

/** Who it happened with: the gateway that failed, or the carrier of the parcel. */
const partnerOf = async (
  tx: Transaction,
  order: OrderRow,
  { detail, shipmentId }: Trouble,
): Promise<Readonly<Record<string, string>>> => {
  if (detail.includes(':GATEWAY_')) return { method: order.paymentMethod };
  const shipment = shipmentId === null ? undefined : await findShipment(tx, shipmentId);
  return shipment ? { carrier: shipment.carrier } : {};
};

/** The order waits for whoever holds the tier, and says so everywhere. */
export const showTier = async (tx: Transaction, order: OrderRow, { tier, until, ...of }: Shown): Promise<void> =>
  moveOrder(tx, order.id, {
    waiting: {
      on: tier,
      until,
      next: nextActorOf(tier),
      facts: { reason: reasonOf(of), ...(await partnerOf(tx, order, of)) },
    },
    set: { needsAttention: of.kind },
  });

/** Opens a trouble of a locked order, shows it there and tells the shop. Undefined: it was dealt with before. */
export const openTrouble = async (
  tx: Transaction,
  order: OrderRow,
  trouble: Trouble,
): Promise<EscalationRow | undefined> => {
  // A step that fails after the end is about money: it waits for a person as any other.
  if (order.endedAt !== null && trouble.kind !== 'step_failed') return undefined;
  const row = await openEscalation(tx, { ...trouble, orderId: order.id, id: newId('esc') });
  if (!row) return undefined;
  const until = await instantIn(tx, 5 * MINUTE_MS);
  if (order.endedAt !== null) await markAttention(tx, order.id, row.kind);
  if (row.deadlineAt === null) await showTier(tx, order, { ...row, tier: 'agent', until });
  await tellShop(tx, order, {
    type: 'escalation.opened',
    data: { escalation_id: row.id, kind: row.kind, detail: row.detail },
  });
  return row;
};
