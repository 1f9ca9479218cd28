import { eq, sql } from 'drizzle-orm';
import type { PaymentGateway } from '../adapters/payment/port.ts';
import type { GiveBack } from '../contracts/order-step.ts';
import { paymentMessages } from '../contracts/payment-message.ts';
import type { Transaction } from '../db/client.ts';
import { newId } from '../db/queries/new-id.ts';
import { lockOrder } from '../db/queries/order.ts';
import {
  addPaymentEvent,
  type Folded,
  findPayment,
  lockPayment,
  lockPaymentsOf,
  type PaymentRow,
  recordGatewayWord,
} from '../db/queries/payment.ts';
import { findShipment, markCapturedShare, type ShipmentRow } from '../db/queries/shipment.ts';
import { leaveMessage } from '../db/queries/workflow-message.ts';
import { payment as paymentTable } from '../db/schema/payment.ts';
import { showProgress } from '../db/queries/progress.ts';
import { dueBack } from '../domain/payment/settle.ts';
import { type SaidOfPayment, wordOf } from '../domain/payment/word.ts';
import type { ShipmentStatus } from '../domain/shipment/status.ts';
import { bindSteps } from './bind.ts';
import type { Deps } from './deps.ts';
import { progressWorld } from './restore-waiting.ts';
import { gatewayOf } from './gateway.ts';
import { giveBack, sendRefund } from './give-back.ts';

/** Money is taken for a parcel that goes out: a cancelled shipment takes none, however late the call comes. */
const CAPTURABLE: readonly ShipmentStatus[] = ['packed', 'handed_over', 'delivered'];

type OfPayment = { readonly paymentId: string };

/** What a gateway answered, and to which of our calls. */
type Heard = { readonly by: 'create' | 'query' | 'capture'; readonly said: SaidOfPayment };

const createPayment = async (deps: Deps, { paymentId }: OfPayment): Promise<'open' | 'paid' | 'closed'> => {
  const row = await mustFind(deps, paymentId);
  if ((await beginCreate(deps, paymentId)) === 'closed') return 'closed';
  const said = await gatewayFor(deps, row).create({
    key: row.gatewayKey,
    amount: row.expectedMinor,
    currency: row.currency,
    expiresAt: row.expiresAt,
    notifyUrl: `${deps.publicUrl}/webhooks/payments/${row.method}`,
    returnUrl: deps.customerUrl(row.orderId),
  });
  const folded = await hear(deps, paymentId, { by: 'create', said });
  const now = await mustFind(deps, paymentId);
  if (now.closeRequestedAt !== null) return closeAfterwards(deps, now);
  return folded.moved.includes(paymentId) ? 'paid' : 'open';
};

const queryPayment = async (deps: Deps, { paymentId }: OfPayment): Promise<'known' | 'unknown'> => {
  const row = await mustFind(deps, paymentId);
  const said = await gatewayFor(deps, row).find(row.gatewayKey);
  if (said) await hear(deps, paymentId, { by: 'query', said });
  return said ? 'known' : 'unknown';
};

/** Marks the payment as closing, so that a late create stops; then lets the gateway say what became of it. */
const closePayment = async (deps: Deps, { paymentId }: OfPayment): Promise<readonly GiveBack[]> => {
  const row = await mustFind(deps, paymentId);
  await deps.db.transaction((tx) => markClosing(tx, paymentId));
  const said = await gatewayFor(deps, row).close(row.gatewayKey);
  return deps.db.transaction(async (tx) => {
    const order = await lockOrder(tx, row.orderId);
    if (said) await recordGatewayWord(tx, paymentId, { by: 'close', word: wordOf(said) });
    else await closeUnknown(tx, paymentId);
    return dueBack(order.status, await lockPaymentsOf(tx, row.orderId));
  });
};

type OfCapture = OfPayment & { readonly shipmentId: string };

/** The shipment's share of an authorised charge; what the gateway says of the charge is folded, never added up here. */
const capturePayment = async (deps: Deps, { paymentId, shipmentId }: OfCapture): Promise<void> => {
  const row = await mustFind(deps, paymentId);
  const shipment = await findShipment(deps.db, shipmentId);
  if (!shipment || shipment.capturedAt !== null || row.chargeId === null) return;
  if (!CAPTURABLE.includes(shipment.status) || row.voidedAt !== null) return;
  if (shipment.captureMinor > 0) await captureShare(deps, shipment, { ...row, chargeId: row.chargeId });
  await deps.db.transaction(async (tx) => {
    const order = await lockOrder(tx, shipment.orderId);
    await markCapturedShare(tx, shipmentId);
    await showProgress(tx, order, progressWorld(deps));
  });
};

/** Calls to payment gateways: a request row before, the result row after, the key of the business act in between. */
export const createPaymentActivities = (deps: Deps) =>
  bindSteps(deps, { createPayment, queryPayment, closePayment, capturePayment, giveBack, sendRefund });

const mustFind = async ({ db }: Deps, id: string): Promise<PaymentRow> => {
  const row = await findPayment(db, id);
  if (!row) throw new Error('a payment that a workflow works on must exist');
  return row;
};

const gatewayFor = ({ gateways }: Deps, { method }: PaymentRow): PaymentGateway => gatewayOf(gateways, method);

/** Closed by us before this call came: its tombstone, so that nothing is created after its undo. */
const beginCreate = ({ db }: Deps, paymentId: string): Promise<'go' | 'closed'> =>
  db.transaction(async (tx) => {
    const row = await lockPayment(tx, paymentId);
    if (!row || row.status === 'closed' || row.closeRequestedAt !== null) return 'closed';
    await addPaymentEvent(tx, { paymentId, kind: 'create_requested' });
    return 'go';
  });

const hear = ({ db }: Deps, id: string, { by, said }: Heard): Promise<Folded> =>
  db.transaction(async (tx) => {
    const folded = await recordGatewayWord(tx, id, { by, word: wordOf(said) });
    const moved = by === 'query' ? [] : folded.moved.filter((each) => each !== id || by === 'create');
    // Heard here first, it is no news any more to the webhook: the order is told from here. After a query it looks itself.
    for (const message of paymentMessages({ ...folded, moved }, () => newId('msg'))) await leaveMessage(tx, message);
    return folded;
  });

/** A create that was under way when the payment was closed: what it made is closed as well. */
const closeAfterwards = async (deps: Deps, row: PaymentRow): Promise<'closed'> => {
  const said = await gatewayFor(deps, row).close(row.gatewayKey);
  if (said) await hear(deps, row.id, { by: 'create', said });
  return 'closed';
};

const captureShare = async (
  deps: Deps,
  shipment: ShipmentRow,
  row: PaymentRow & { readonly chargeId: string },
): Promise<void> => {
  const gateway = gatewayFor(deps, row);
  const facts = { shipmentId: shipment.id };
  await deps.db.transaction((tx) => addPaymentEvent(tx, { paymentId: row.id, kind: 'capture_requested', facts }));
  await gateway.captureCharge({
    key: `capture/${row.id}/${shipment.id}`,
    paymentKey: row.gatewayKey,
    chargeId: row.chargeId,
    amount: shipment.captureMinor,
    currency: row.currency,
  });
  const said = await gateway.find(row.gatewayKey);
  if (said) await hear(deps, row.id, { by: 'capture', said });
};

/** Never heard of there: nothing was paid, and by its tombstone nothing will be. */
const closeUnknown = async (tx: Transaction, paymentId: string): Promise<void> => {
  const row = await lockPayment(tx, paymentId);
  if (row?.chargeId !== null || row.status === 'closed') return;
  await tx.update(paymentTable).set({ status: 'closed' }).where(eq(paymentTable.id, paymentId));
  await addPaymentEvent(tx, { paymentId, kind: 'closed' });
};

const markClosing = async (tx: Transaction, paymentId: string): Promise<void> => {
  const row = await lockPayment(tx, paymentId);
  if (!row || row.closeRequestedAt !== null) return;
  await tx.update(paymentTable).set({ closeRequestedAt: sql`now()` }).where(eq(paymentTable.id, paymentId));
  await addPaymentEvent(tx, { paymentId, kind: 'close_requested' });
};
