import { sql } from 'drizzle-orm';
import type { PlannedShipment } from '../../domain/allocation/allocate.ts';
import type { Admission } from '../../domain/order/admission.ts';
import type { OrderStatus } from '../../domain/order/status.ts';
import { expectedParcelGrams } from '../../domain/picking/weight.ts';
import type { Transaction } from '../client.ts';
import { rowsAs } from './list.ts';
import type { OrderRow, Waiting } from './order.ts';

/** What an order becomes when it is judged: held and waiting to be paid, or ended by a refusal. */
export type JudgedOrder = {
  readonly id: string;
  readonly status: Extract<OrderStatus, 'awaiting_payment' | 'rejected'>;
  readonly verdict: unknown;
  readonly answer: { readonly status: number; readonly body: string };
  readonly endReason?: string;
  readonly prices?: {
    readonly goods: number;
    readonly discount: number;
    readonly freight: number;
    readonly total: number;
  };
  readonly waiting?: Waiting;
  readonly paymentDeadline?: string;
  readonly reminders?: readonly string[];
  readonly promisedAt?: string;
};

const JUDGED = `id text, status order_status, verdict jsonb, answer jsonb, "endReason" text, prices jsonb, waiting jsonb,
  "paymentDeadline" timestamptz, reminders text[], "promisedAt" timestamptz`;

/** Verdict and answer with all that follows for the order, in one writing of its row; the key gets the same bytes. */
export const writeVerdicts = async (tx: Transaction, orders: readonly JudgedOrder[]): Promise<void> => {
  await tx.execute(sql`
    WITH j AS (SELECT * FROM ${rowsAs('judged', orders, JUDGED)}), answered AS (
      UPDATE idempotency_key k SET answer_status = (j.answer ->> 'status')::int, answer_body = j.answer ->> 'body'
      FROM j WHERE k.order_id = j.id
    )
    UPDATE "order" o SET
      status = j.status, verdict = j.verdict, version = o.version + 1,
      answer_status = (j.answer ->> 'status')::int, answer_body = j.answer ->> 'body',
      goods_minor = (j.prices ->> 'goods')::bigint, discount_minor = (j.prices ->> 'discount')::bigint,
      freight_minor = (j.prices ->> 'freight')::bigint, total_minor = (j.prices ->> 'total')::bigint,
      waiting_on = j.waiting ->> 'on', waiting_until = (j.waiting ->> 'until')::timestamptz,
      next_actor = j.waiting ->> 'next', waiting_facts = coalesce(j.waiting -> 'facts', '{}'),
      payment_deadline = j."paymentDeadline", reminders = coalesce(j.reminders, '{}'), promised_at = j."promisedAt",
      end_reason = j."endReason", ended_at = CASE WHEN j.status = 'rejected' THEN now() END
    FROM j WHERE o.id = j.id AND o.ended_at IS NULL`);
};

type ShipmentToWrite = PlannedShipment & { readonly id: string; readonly n: number; readonly capture: number };

export type AdmissionToWrite = {
  readonly order: OrderRow;
  readonly admission: Admission;
  readonly shipments: readonly ShipmentToWrite[];
  readonly paymentId: string;
  readonly expiresAt: string;
};

/** Priced lines, plans with their reasons, shipments and the payments to be made: a statement per table, however many orders. */
export const writeAdmissions = async (tx: Transaction, writes: readonly AdmissionToWrite[]): Promise<void> => {
  await Promise.all([writeLinePrices(tx, writes), writePlans(tx, writes), writePayments(tx, writes)]);
  const lines = writes.flatMap(({ shipments }) =>
    shipments.flatMap(({ id, lines: own }) => own.map(({ sku, quantity }) => ({ id, sku, quantity }))),
  );
  await tx.execute(sql`
    INSERT INTO shipment_line (shipment_id, sku, quantity)
    SELECT id, sku, quantity FROM ${rowsAs('l', lines, 'id text, sku text, quantity int')}`);
};

const writeLinePrices = async (tx: Transaction, writes: readonly AdmissionToWrite[]): Promise<void> => {
  const prices = writes.flatMap(({ order, admission }) =>
    admission.lines.map(({ unitPrice, discount, total }, index) => ({
      orderId: order.id,
      n: index + 1,
      unit: unitPrice,
      discount,
      total,
    })),
  );
  await tx.execute(sql`
    UPDATE order_line l SET unit_price_minor = p.unit, discount_minor = p.discount, total_minor = p.total
    FROM ${rowsAs('p', prices, '"orderId" text, n int, unit bigint, discount bigint, total bigint')}
    WHERE l.order_id = p."orderId" AND l.line_no = p.n`);
};

const SHIPMENT = `id text, "orderId" text, n int, warehouse text, carrier text, capture bigint, cost bigint,
  "billableGrams" int, "expectedGrams" int, "transitHours" int, "silenceHours" int`;

const writePlans = async (tx: Transaction, writes: readonly AdmissionToWrite[]): Promise<void> => {
  const plans = writes.map(({ order, admission: { plan }, shipments }) => ({
    orderId: order.id,
    objective: plan.objective,
    tariffVersion: Math.max(...shipments.map(({ tariffVersion }) => tariffVersion)),
    candidates: plan.candidates,
  }));
  const shipments = writes.flatMap(({ order, shipments: own }) =>
    own.map(({ lines: _, weightGrams, ...planned }) => ({
      ...planned,
      orderId: order.id,
      expectedGrams: expectedParcelGrams([{ quantity: 1, weightGrams }]),
    })),
  );
  await tx.execute(sql`
    INSERT INTO allocation (order_id, objective, tariff_version, candidates)
    SELECT "orderId", objective, "tariffVersion", candidates
    FROM ${rowsAs('a', plans, '"orderId" text, objective text[], "tariffVersion" int, candidates jsonb')}`);
  await tx.execute(sql`
    INSERT INTO shipment (id, order_id, n, warehouse, carrier, capture_minor, cost_minor, billable_grams, expected_grams,
      transit_hours, silence_hours)
    SELECT id, "orderId", n, warehouse, carrier, capture, cost, "billableGrams", "expectedGrams", "transitHours",
      "silenceHours"
    FROM ${rowsAs('s', shipments, SHIPMENT)}`);
};

const writePayments = async (tx: Transaction, writes: readonly AdmissionToWrite[]): Promise<void> => {
  const payments = writes.map(({ order, admission, paymentId, expiresAt }) => ({
    id: paymentId,
    orderId: order.id,
    method: order.paymentMethod,
    currency: order.currency,
    key: `payment/${order.id}/1`,
    expected: admission.total,
    expiresAt,
  }));
  const columns = `id text, "orderId" text, method text, currency text, key text, expected bigint, "expiresAt" timestamptz`;
  await tx.execute(sql`
    INSERT INTO payment (id, order_id, attempt, method, currency, gateway_key, expected_minor, expires_at)
    SELECT id, "orderId", 1, method, currency, key, expected, "expiresAt" FROM ${rowsAs('p', payments, columns)}`);
};
