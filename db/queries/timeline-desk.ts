import { type SQL, sql } from 'drizzle-orm';
import type { TimelineOf } from './timeline.ts';

/** Of these the rows themselves tell more: scans, tracking, troubles and actions. */
const TOLD_ELSEWHERE = sql`('order.moved', 'order.held_by_person', 'order.released_by_person', 'order.address_changed')`;
const AFTER_SALES = sql`('order.delivered', 'order.completed', 'order.received', 'order.rated', 'order.help_asked')`;
const BY_CUSTOMER = sql`('order.received', 'order.rated', 'order.help_asked')`;

/** A shop sees all that it was told; staff the order's own, since the rest comes with more facts from its rows. */
const events = ({ orderId, isForStaff }: TimelineOf): SQL => sql`
  SELECT at, CASE WHEN type IN ${AFTER_SALES} THEN 'after_sales' WHEN type = 'order.paid' THEN 'payment' ELSE 'order' END AS chapter,
    type AS kind, NULL::int AS n, data AS facts, NULL AS by, CASE WHEN type IN ${BY_CUSTOMER} THEN 'customer' ELSE 'system' END AS via
  FROM event WHERE order_id = ${orderId}
    AND (NOT internal OR ${isForStaff}) AND (type LIKE 'order.%' OR NOT ${isForStaff}) AND type NOT IN ${TOLD_ELSEWHERE}`;

export const orderEntries = (of: TimelineOf): SQL => sql`
  SELECT o.accepted_at AS at, 'order' AS chapter, 'order.accepted' AS kind, NULL::int AS n,
    jsonb_build_object('imported', o.imported) AS facts,
    (SELECT a.actor FROM audit_log a WHERE a.ref = o.id AND a.action = 'order.place' LIMIT 1) AS by, 'shop:' || o.shop_id AS via
  FROM "order" o WHERE o.id = ${of.orderId}
  UNION ALL ${events(of)}`;

const BY_GATEWAY = sql`('pending', 'authorised', 'captured', 'declined', 'mismatched', 'unknown', 'extra_charge', 'refund_refused')`;

export const moneyEntries = ({ orderId }: TimelineOf): SQL => sql`
  SELECT created_at AS at, 'payment' AS chapter, 'created' AS kind, NULL::int AS n,
    jsonb_build_object('paymentId', id, 'attempt', attempt, 'method', method, 'amountMinor', expected_minor, 'currency', currency) AS facts,
    NULL AS by, 'system' AS via
  FROM payment WHERE order_id = ${orderId} AND attempt IS NOT NULL
  UNION ALL
  SELECT e.at, 'payment', e.kind, NULL, e.facts || jsonb_build_object('paymentId', p.id, 'method', p.method, 'currency', p.currency,
    'amountMinor', p.expected_minor), NULL, CASE WHEN e.kind IN ${BY_GATEWAY} THEN 'gateway:' || p.method ELSE 'system' END
  FROM payment_event e JOIN payment p ON p.id = e.payment_id WHERE p.order_id = ${orderId}
  UNION ALL
  SELECT r.requested_at, 'payment', 'refund_requested', NULL, jsonb_build_object('refundId', r.id, 'amountMinor', r.amount_minor,
    'currency', p.currency, 'cause', r.cause), a.actor_id, 'system'
  FROM refund r JOIN payment p ON p.id = r.payment_id LEFT JOIN action a ON a.id = split_part(r.cause, '#', 1)
  WHERE r.order_id = ${orderId}
  UNION ALL
  SELECT r.settled_at, 'payment', 'refund_' || r.status, NULL, jsonb_build_object('refundId', r.id, 'amountMinor', r.amount_minor,
    'currency', p.currency), NULL, 'gateway:' || p.method
  FROM refund r JOIN payment p ON p.id = r.payment_id WHERE r.order_id = ${orderId} AND r.settled_at IS NOT NULL`;

/** One entry for what moved together. */
export const stockEntries = ({ orderId }: TimelineOf): SQL => sql`
  SELECT m.at, 'stock' AS chapter, m.kind::text AS kind, s.n, jsonb_build_object('warehouse', m.warehouse,
    'units', sum(r.quantity), 'lines', jsonb_agg(jsonb_build_object('sku', r.sku, 'quantity', r.quantity) ORDER BY r.sku)) AS facts,
    NULL AS by, 'system' AS via
  FROM reservation r JOIN stock_movement m ON m.ref = r.id LEFT JOIN shipment s ON s.id = r.shipment_id
  WHERE r.order_id = ${orderId} GROUP BY m.at, m.kind, m.warehouse, s.n`;
