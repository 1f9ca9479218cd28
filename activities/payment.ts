import { eq, sql } from 'drizzle-orm';
import type { GiveBack } from '../contracts/order-step.ts';
import { paymentMessages } from '../contracts/payment-message.ts';
import { newId } from '../db/queries/new-id.ts';
import type { Transaction } from '../db/client.ts';
import { lockOrder } from '../db/queries/order.ts';
import {
  addPaymentEvent,
  findPayment,
  lockPayment,
  lockPaymentsOf,
  type PaymentRow,
  recordGatewayWord,
} from '../db/queries/payment.ts';
import { findShipment } from '../db/queries/shipment.ts';
import { leaveMessage } from '../db/queries/workflow-message.ts';
import { payment as paymentTable } from '../db/schema/payment.ts';
import { shipment as shipmentTable } from '../db/schema/shipment.ts';
import { dueBack } from '../domain/payment/settle.ts';
import { type SaidOfPayment, wordOf } from '../domain/payment/word.ts';
import type { ShipmentStatus } from '../domain/shipment/status.ts';
import { createBoundary } from './boundary.ts';
import type { Deps } from './deps.ts';
import { gatewayOf } from './gateway.ts';
import { createGiveBack } from './give-back.ts';

/** Money is taken for a parcel that goes out: a cancelled shipment takes none, however late the call comes. */
const CAPTURABLE: readonly ShipmentStatus[] = ['packed', 'handed_over', 'delivered'];

type OfPayment = { readonly paymentId: string };

const newPaymentId = (): string => newId('pay');

const mustFind = async (deps: Deps, id: string): Promise<PaymentRow> => {
  const row = await findPayment(deps.db, id);
  if (!row) throw new Error('a payment that a workflow works on must exist');
  return row;
};

/** Calls to payment gateways: a request row before, the result row after, the key of the business act in between. */
export const createPaymentActivities = (deps: Deps) => {
  const boundary = createBoundary(deps.log);
  const { db } = deps;

  /** Closed by us before this call came: its tombstone, so that nothing is created after its undo. */
  const begin = (id: string, kind: string): Promise<'go' | 'closed'> =>
    db.transaction(async (tx) => {
      const row = await lockPayment(tx, id);
      if (!row || row.status === 'closed' || row.closeRequestedAt !== null) return 'closed';
      await addPaymentEvent(tx, id, kind);
      return 'go';
    });

  const heard = (id: string, said: SaidOfPayment, by: 'create' | 'query' | 'capture') =>
    db.transaction(async (tx) => {
      const folded = await recordGatewayWord(tx, id, wordOf(said), { by, newPaymentId });
      const moved = by === 'query' ? [] : folded.moved.filter((each) => each !== id || by === 'create');
      // Heard here first, it is no news any more to the webhook: the order is told from here. After a query it looks itself.
      for (const message of paymentMessages({ ...folded, moved }, () => newId('msg'))) await leaveMessage(tx, message);
      return folded;
    });

  /** A create that was under way when the payment was closed: what it made is closed as well. */
  const closeAfterwards = async (row: PaymentRow): Promise<'closed'> => {
    const said = await gatewayOf(deps.gateways, row.method).close(row.gatewayKey);
    if (said) await heard(row.id, said, 'create');
    return 'closed';
  };

  return {
    createPayment: ({ paymentId }: OfPayment): Promise<'open' | 'paid' | 'closed'> =>
      boundary('createPayment', async () => {
        const row = await mustFind(deps, paymentId);
        if ((await begin(paymentId, 'create_requested')) === 'closed') return 'closed';
        const said = await gatewayOf(deps.gateways, row.method).create({
          key: row.gatewayKey,
          amount: row.expectedMinor,
          currency: row.currency,
          expiresAt: row.expiresAt,
          notifyUrl: `${deps.publicUrl}/webhooks/payments/${row.method}`,
          returnUrl: deps.payUrl(paymentId),
        });
        const folded = await heard(paymentId, said, 'create');
        const now = await mustFind(deps, paymentId);
        if (now.closeRequestedAt !== null) return closeAfterwards(now);
        return folded.moved.includes(paymentId) ? 'paid' : 'open';
      }),

    queryPayment: ({ paymentId }: OfPayment): Promise<'known' | 'unknown'> =>
      boundary('queryPayment', async () => {
        const row = await mustFind(deps, paymentId);
        const said = await gatewayOf(deps.gateways, row.method).find(row.gatewayKey);
        if (said) await heard(paymentId, said, 'query');
        return said ? 'known' : 'unknown';
      }),

    /** Marks the payment as closing, so that a late create stops; then lets the gateway say what became of it. */
    closePayment: ({ paymentId }: OfPayment): Promise<readonly GiveBack[]> =>
      boundary('closePayment', async () => {
        const row = await mustFind(deps, paymentId);
        await db.transaction((tx) => markClosing(tx, paymentId));
        const said = await gatewayOf(deps.gateways, row.method).close(row.gatewayKey);
        return db.transaction(async (tx) => {
          const order = await lockOrder(tx, row.orderId);
          if (said) await recordGatewayWord(tx, paymentId, wordOf(said), { by: 'close', newPaymentId });
          else await closeUnknown(tx, paymentId);
          return dueBack(order.status, await lockPaymentsOf(tx, row.orderId));
        });
      }),

    /** The shipment's share of an authorised charge; what the gateway says of the charge is folded, never added up here. */
    capturePayment: ({ paymentId, shipmentId }: OfPayment & { shipmentId: string }): Promise<void> =>
      boundary('capturePayment', async () => {
        const row = await mustFind(deps, paymentId);
        const shipment = await findShipment(db, shipmentId);
        if (!shipment || shipment.capturedAt !== null || row.chargeId === null) return;
        if (!CAPTURABLE.includes(shipment.status) || row.voidedAt !== null) return;
        if (shipment.captureMinor > 0) {
          const gateway = gatewayOf(deps.gateways, row.method);
          await db.transaction((tx) => addPaymentEvent(tx, paymentId, 'capture_requested', { shipmentId }));
          await gateway.captureCharge({
            key: `capture/${paymentId}/${shipmentId}`,
            paymentKey: row.gatewayKey,
            chargeId: row.chargeId,
            amount: shipment.captureMinor,
            currency: row.currency,
          });
          const said = await gateway.find(row.gatewayKey);
          if (said) await heard(paymentId, said, 'capture');
        }
        await db.update(shipmentTable).set({ capturedAt: sql`now()` }).where(eq(shipmentTable.id, shipmentId));
      }),

    ...createGiveBack(deps),
  };
};

/** Never heard of there: nothing was paid, and by its tombstone nothing will be. */
const closeUnknown = async (tx: Transaction, paymentId: string): Promise<void> => {
  const row = await lockPayment(tx, paymentId);
  if (row?.chargeId !== null || row.status === 'closed') return;
  await tx.update(paymentTable).set({ status: 'closed' }).where(eq(paymentTable.id, paymentId));
  await addPaymentEvent(tx, paymentId, 'closed');
};

const markClosing = async (tx: Transaction, paymentId: string): Promise<void> => {
  const row = await lockPayment(tx, paymentId);
  if (!row || row.closeRequestedAt !== null) return;
  await tx.update(paymentTable).set({ closeRequestedAt: sql`now()` }).where(eq(paymentTable.id, paymentId));
  await addPaymentEvent(tx, paymentId, 'close_requested');
};
