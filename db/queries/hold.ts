import { eq, sql } from 'drizzle-orm';
import type { Admission } from '../../domain/order/admission.ts';
import type { PlannedShipment } from '../../domain/allocation/allocate.ts';
import { expectedParcelGrams } from '../../domain/picking/weight.ts';
import type { Transaction } from '../client.ts';
import { order } from '../schema/order.ts';
import { payment } from '../schema/payment.ts';
import { allocation, shipment, shipmentLine } from '../schema/shipment.ts';
import type { OrderRow } from './order.ts';

type ShipmentToWrite = PlannedShipment & { readonly id: string; readonly n: number; readonly capture: number };

export type AdmissionToWrite = {
  readonly order: OrderRow;
  readonly admission: Admission;
  readonly shipments: readonly ShipmentToWrite[];
  readonly paymentId: string;
  readonly expiresAt: string;
};

/** The priced order, its plan with the reasons, its shipments and the payment to be made. */
export const writeAdmission = async (tx: Transaction, write: AdmissionToWrite): Promise<void> => {
  const { order: row, admission } = write;
  const { goods, discount, freight, total } = admission;
  await tx
    .update(order)
    .set({ goodsMinor: goods, discountMinor: discount, freightMinor: freight, totalMinor: total })
    .where(eq(order.id, row.id));
  await writeLinePrices(tx, row.id, admission);
  await writePlan(tx, write);
  await tx.insert(payment).values({
    id: write.paymentId,
    orderId: row.id,
    attempt: 1,
    method: row.paymentMethod,
    currency: row.currency,
    gatewayKey: `payment/${row.id}/1`,
    expectedMinor: total,
    expiresAt: write.expiresAt,
  });
};

const writePlan = async (tx: Transaction, { order: row, admission, shipments }: AdmissionToWrite): Promise<void> => {
  await tx.insert(allocation).values({
    orderId: row.id,
    objective: [...admission.plan.objective],
    tariffVersion: Math.max(...shipments.map(({ tariffVersion }) => tariffVersion)),
    candidates: [...admission.plan.candidates],
  });
  await tx.insert(shipment).values(
    shipments.map((planned) => ({
      id: planned.id,
      orderId: row.id,
      n: planned.n,
      warehouse: planned.warehouse,
      carrier: planned.carrier,
      captureMinor: planned.capture,
      costMinor: planned.cost,
      billableGrams: planned.billableGrams,
      expectedGrams: expectedParcelGrams([{ quantity: 1, weightGrams: planned.weightGrams }]),
      transitHours: planned.transitHours,
      silenceHours: planned.silenceHours,
    })),
  );
  const lines = shipments.flatMap(({ id: shipmentId, lines: own }) =>
    own.map(({ sku, quantity }) => ({ shipmentId, sku, quantity })),
  );
  await tx.insert(shipmentLine).values(lines);
};

const writeLinePrices = async (tx: Transaction, orderId: string, { lines }: Admission): Promise<void> => {
  const prices = lines.map((line, index) => ({
    n: index + 1,
    unit: line.unitPrice,
    discount: line.discount,
    total: line.total,
  }));
  await tx.execute(sql`
    UPDATE order_line l SET unit_price_minor = p.unit, discount_minor = p.discount, total_minor = p.total
    FROM jsonb_to_recordset(${JSON.stringify(prices)}::jsonb) AS p(n int, unit bigint, discount bigint, total bigint)
    WHERE l.order_id = ${orderId} AND l.line_no = p.n`);
};
