import { and, eq, inArray, sql } from 'drizzle-orm';
import type { ActionKind } from '../../domain/action/kind.ts';
import type { EffectFacts, EffectParcel } from '../../domain/action/effect.ts';
import { chooseRestock } from '../../domain/action/restock.ts';
import type { Queryable } from '../client.ts';
import { action } from '../schema/action.ts';
import { payment } from '../schema/payment.ts';
import { shipment, shipmentLine } from '../schema/shipment.ts';
import { openEscalationsOf } from './escalation.ts';
import type { OrderRow } from './order.ts';
import { readStock } from './stock.ts';

export type Meant = {
  readonly kind: ActionKind;
  readonly amountMinor: number;
  readonly carrier: string | undefined;
  readonly fromCarrier: string | undefined;
  readonly shipmentId: string | undefined;
  readonly escalationId: string | undefined;
};

/** What an action would meet as it stands now; nothing is locked and nothing written. */
export const readEffectFacts = async (db: Queryable, order: OrderRow, meant: Meant): Promise<EffectFacts> => {
  const [parcels, money, couponsMinor, troubles] = await Promise.all([
    parcelsOf(db, order.id),
    moneyOf(db, order.id),
    couponsOf(db, order.id),
    openEscalationsOf(db, order.id),
  ]);
  const stock = await readStock(
    db,
    parcels.flatMap(({ lines }) => lines.map(({ sku }) => sku)),
  );
  const first = parcels.find(({ id }) => id === meant.shipmentId);
  const restockAt = first && chooseRestock(first.warehouse, first.lines, stock);
  return {
    ...meant,
    ...money,
    couponsMinor,
    parcels,
    stock,
    restockAt,
    troubles,
    status: order.status,
    isHeld: order.heldBy !== null,
  };
};

const parcelsOf = async (db: Queryable, orderId: string): Promise<EffectParcel[]> => {
  const [rows, lines] = await Promise.all([
    db.select().from(shipment).where(eq(shipment.orderId, orderId)).orderBy(shipment.n),
    db
      .select({ shipmentId: shipmentLine.shipmentId, sku: shipmentLine.sku, quantity: shipmentLine.quantity })
      .from(shipmentLine)
      .innerJoin(shipment, eq(shipment.id, shipmentLine.shipmentId))
      .where(eq(shipment.orderId, orderId))
      .orderBy(shipmentLine.sku),
  ]);
  return rows.map(({ id, n, status, carrier, warehouse, costMinor, settledAt }) => {
    const own = lines.filter(({ shipmentId }) => shipmentId === id).map(({ sku, quantity }) => ({ sku, quantity }));
    return { id, n, status, carrier, warehouse, costMinor, isSettled: settledAt !== null, lines: own };
  });
};

/** What is only blocked counts as paid until it is let go. */
const moneyOf = async (db: Queryable, orderId: string) => {
  const [row] = await db
    .select({
      paid: sql<string>`coalesce(sum(CASE WHEN ${payment.voidedAt} IS NULL THEN ${payment.authorisedMinor} ELSE ${payment.capturedMinor} END), 0)`,
      refunding: sql<string>`coalesce(sum(${payment.refundingMinor}), 0)`,
    })
    .from(payment)
    .where(eq(payment.orderId, orderId));
  return { paidMinor: Number(row?.paid ?? 0), refundingMinor: Number(row?.refunding ?? 0) };
};

const couponsOf = async (db: Queryable, orderId: string): Promise<number> => {
  const [row] = await db
    .select({ given: sql<string>`coalesce(sum(${action.amountMinor}), 0)` })
    .from(action)
    .where(and(eq(action.orderId, orderId), eq(action.kind, 'coupon'), inArray(action.state, ['accepted', 'applied'])));
  return Number(row?.given ?? 0);
};
