import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '../client.ts';
import { shipment, shipmentLine } from '../schema/shipment.ts';
import { findShipment, linesOfShipment, type ShipmentRow } from './shipment.ts';

type Reship = { readonly id: string; readonly of: string; readonly warehouse: string; readonly carrier: string };

/** The same goods once more, in a shipment of their own that costs the customer nothing. */
export const addReshipment = async (tx: Transaction, { id, of, warehouse, carrier }: Reship): Promise<ShipmentRow> => {
  const first = await findShipment(tx, of);
  if (!first) throw new Error('a shipment that is sent again must exist');
  const last = await tx
    .select({ n: sql<number>`max(${shipment.n})::int` })
    .from(shipment)
    .where(eq(shipment.orderId, first.orderId));
  const {
    capturedAt: _a,
    packedAt: _b,
    handedOverAt: _c,
    deliveredAt: _d,
    silenceUntil: _e,
    settledAt: _f,
    ...same
  } = first;
  const row = {
    ...same,
    id,
    n: (last[0]?.n ?? 0) + 1,
    warehouse,
    carrier,
    status: 'planned' as const,
    captureMinor: 0,
    replaces: of,
  };
  await tx.insert(shipment).values(row);
  const lines = await linesOfShipment(tx, of);
  await tx
    .insert(shipmentLine)
    .values(lines.map((line) => ({ shipmentId: id, sku: line.sku, quantity: line.quantity })));
  const added = await findShipment(tx, id);
  if (!added) throw new Error('a shipment that was just written must exist');
  return added;
};

/** From here on its order does not wait for it: it was refunded, or replaced. */
export const markSettled = async (tx: Transaction, id: string): Promise<void> => {
  await tx
    .update(shipment)
    .set({ settledAt: sql`coalesce(${shipment.settledAt}, now())` })
    .where(eq(shipment.id, id));
};
