import type postgres from 'postgres';
import type { Sql } from '../../db/client.ts';
import type { OrderStatus } from '../../domain/order/status.ts';
import type { Place } from '../../domain/order/stuck.ts';
import { nextActorOf, type WaitingCode } from '../../domain/waiting/code.ts';
import type { ShipmentStatus } from '../../domain/shipment/status.ts';

type Kind = {
  /** Of all open orders, in parts of a hundred. */
  readonly share: number;
  readonly status: OrderStatus;
  readonly parcel: ShipmentStatus;
  readonly waiting: WaitingCode;
  readonly at?: Place;
  /** How long it may wait from now on; below zero it is late. */
  readonly hours: number;
  readonly trouble?: string;
  readonly hold?: 'amount_mismatch' | 'paused' | 'person';
};

/** What lies about in a shop with two months of orders: most is on the road or within its after-sales time. */
const KINDS: readonly Kind[] = [
  { share: 60, status: 'after_sales', parcel: 'delivered', waiting: 'after_sales', hours: 160 },
  { share: 14, status: 'fulfilling', parcel: 'handed_over', waiting: 'delivery', at: 'carrier', hours: 60 },
  { share: 6, status: 'awaiting_payment', parcel: 'planned', waiting: 'payment', at: 'method', hours: 0.4 },
  { share: 6, status: 'fulfilling', parcel: 'released', waiting: 'pick', at: 'warehouse', hours: 3 },
  { share: 4, status: 'fulfilling', parcel: 'picked', waiting: 'pack', at: 'warehouse', hours: 1 },
  { share: 3, status: 'fulfilling', parcel: 'packed', waiting: 'hand_over', at: 'warehouse', hours: 5 },
  { share: 2, status: 'fulfilling', parcel: 'packed', waiting: 'booking', at: 'carrier', hours: 1 },
  { share: 2, status: 'fulfilling', parcel: 'handed_over', waiting: 'delivery', at: 'carrier', hours: -9 },
  {
    share: 1,
    status: 'fulfilling',
    parcel: 'released',
    waiting: 'pick',
    at: 'warehouse',
    hours: -2,
    trouble: 'late_pick',
  },
  { share: 1, status: 'fulfilling', parcel: 'lost', waiting: 'agent', hours: 20, trouble: 'lost' },
  {
    share: 0.4,
    status: 'fulfilling',
    parcel: 'planned',
    waiting: 'release',
    at: 'warehouse',
    hours: 20,
    hold: 'person',
  },
  {
    share: 0.2,
    status: 'fulfilling',
    parcel: 'planned',
    waiting: 'payment_review',
    hours: 20,
    hold: 'amount_mismatch',
  },
  { share: 0.4, status: 'cancelling', parcel: 'cancelling', waiting: 'cancelling', hours: 1 },
];

const rowsOf = (orders: number): readonly object[] => {
  const first = KINDS.map((_, index) => KINDS.slice(0, index).reduce((sum, { share }) => sum + share, 0));
  return KINDS.map(({ share, waiting, ...kind }, index) => {
    const from = Math.round(((first[index] ?? 0) * orders) / 100);
    const to = Math.round((((first[index] ?? 0) + share) * orders) / 100);
    return { from, to, ...kind, waiting, next: nextActorOf(waiting) };
  });
};

/** Makes open orders out of the latest completed ones, spread over the last two days, their parcels with them. */
export const openLatest = async (sql: Sql, orders: number): Promise<void> => {
  const kinds = JSON.stringify(rowsOf(orders));
  await sql.begin(async (tx) => {
    await tx`
      CREATE TEMP TABLE opened ON COMMIT DROP AS
      WITH newest AS (
        SELECT id FROM "order" WHERE status = 'completed' ORDER BY accepted_at DESC LIMIT ${orders}
      ), shuffled AS (
        SELECT id, (row_number() OVER (ORDER BY md5(id)))::int - 1 AS n FROM newest
      )
      SELECT s.id, k.*, now() - (random() * 48) * interval '1 hour' AS placed
      FROM shuffled s JOIN jsonb_to_recordset(${kinds}::text::jsonb) AS k("from" int, "to" int, status order_status,
        parcel shipment_status, waiting text, at text, hours float8, trouble text, hold hold_reason, next text)
        ON s.n >= k.from AND s.n < k.to`;
    await reopen(tx);
  });
};

const reopen = async (tx: postgres.TransactionSql): Promise<void> => {
  await tx`
    UPDATE "order" o SET imported = false, ended_at = NULL, end_reason = NULL, status = b.status, hold_reason = b.hold,
      needs_attention = b.trouble, waiting_on = b.waiting, waiting_until = now() + b.hours * interval '1 hour',
      next_actor = b.next, accepted_at = b.placed, waiting_facts = jsonb_build_object('since', b.placed) || CASE b.at
        WHEN 'method' THEN jsonb_build_object('method', o.payment_method)
        WHEN 'carrier' THEN jsonb_build_object('carrier', s.carrier)
        WHEN 'warehouse' THEN jsonb_build_object('warehouse', s.warehouse)
        ELSE '{}' END
    FROM opened b JOIN shipment s ON s.order_id = b.id AND s.n = 1 WHERE o.id = b.id`;
  await tx`
    UPDATE shipment s SET status = b.parcel, settled_at = NULL,
      delivered_at = CASE WHEN b.parcel = 'delivered' THEN s.delivered_at END,
      handed_over_at = CASE WHEN b.parcel IN ('handed_over', 'delivered', 'lost') THEN s.handed_over_at END
    FROM opened b WHERE s.order_id = b.id`;
  await tx`
    INSERT INTO escalation (id, order_id, n, kind, detail, deadline_at)
    SELECT 'esc_' || substr(id, 5), id, 9, 'lost', 'lost', now() + interval '1 day' FROM opened WHERE trouble = 'lost'`;
};
