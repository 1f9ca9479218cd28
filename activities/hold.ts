import type { AdmittedShipment } from '../contracts/order-step.ts';
import type { AdmissionToWrite } from '../db/queries/hold.ts';
import { newId } from '../db/queries/new-id.ts';
import type { OrderRow } from '../db/queries/order.ts';
import type { HoldRow } from '../db/queries/stock.ts';
import type { Admission } from '../domain/order/admission.ts';
import { promisedAt } from '../domain/order/promise.ts';
import { type Pace, shrink } from '../domain/pace.ts';
import type { OrderDurations } from '../contracts/messages.ts';

const HOUR_MS = 3_600_000;

export type HoldTimes = {
  readonly deadline: string;
  readonly reminders: readonly string[];
  readonly gatewayExpiry: string;
  readonly promisedAt: string;
};

export type Timing = { readonly durations: OrderDurations; readonly pace: Pace };

/** Instants by the database's clock, `now` being the transaction's. */
export const timesOf = ({ transitHours }: Admission, { durations, pace }: Timing, now: string): HoldTimes => {
  const at = (ms: number): string => new Date(Date.parse(now) + ms).toISOString();
  return {
    deadline: at(durations.paymentWindow),
    reminders: durations.reminders.map(at),
    /** Later than our own deadline, which closes the payment there: the gateway must not end it before we asked. */
    gatewayExpiry: at(durations.paymentWindow * 2 + 24 * HOUR_MS),
    promisedAt: promisedAt({ transitHours, paymentWindow: durations.paymentWindow, pace }, now),
  };
};

/** A decision with the ids of the rows that it becomes. */
export type Hold = AdmissionToWrite & { readonly times: HoldTimes };

export const holdOf = (order: OrderRow, admission: Admission, times: HoldTimes): Hold => ({
  order,
  admission,
  times,
  paymentId: newId('pay'),
  expiresAt: times.gatewayExpiry,
  shipments: admission.plan.shipments.map((planned, index) => ({
    ...planned,
    id: newId('shp'),
    n: index + 1,
    capture: admission.captures[index] ?? 0,
  })),
});

export const reservationsOf = ({ order, shipments }: Hold): HoldRow[] =>
  shipments.flatMap(({ id: shipmentId, warehouse, lines }) =>
    lines.map(({ sku, quantity }) => ({
      id: newId('res'),
      orderId: order.id,
      shipmentId,
      sku,
      warehouse,
      quantity,
    })),
  );

export const redemptionsOf = ({ order, admission }: Hold) =>
  admission.applied.flatMap(({ couponCode, amount }) =>
    couponCode === undefined
      ? []
      : [{ code: couponCode, customerKey: order.customerKey, orderId: order.id, amountMinor: amount }],
  );

export const unitsOf = (lines: readonly { readonly quantity: number }[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

type Carried = Pick<AdmittedShipment, 'id' | 'warehouse' | 'carrier'> & {
  readonly capture: number;
  readonly silenceHours: number;
  readonly lines: readonly { readonly quantity: number }[];
};

export const silenceMsOf = (silenceHours: number, pace: Pace): number =>
  shrink(silenceHours * HOUR_MS, 'silence', pace);

/** A shipment as the workflow goes on with it. */
export const admittedShipment = (
  { id, warehouse, carrier, capture, silenceHours, lines }: Carried,
  pace: Pace,
): AdmittedShipment => ({
  id,
  warehouse,
  carrier,
  captureAmount: capture,
  units: unitsOf(lines),
  silenceMs: silenceMsOf(silenceHours, pace),
});
