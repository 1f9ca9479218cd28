import { type SQL, sql } from 'drizzle-orm';
import type { TimelineOf } from './timeline.ts';

export const floorEntries = ({ orderId }: TimelineOf): SQL => sql`
  SELECT t.created_at AS at, 'floor' AS chapter, 'released' AS kind, h.n,
    jsonb_build_object('warehouse', t.warehouse, 'dueAt', t.due_at) AS facts, NULL AS by, 'system' AS via
  FROM pick_task t JOIN shipment h ON h.id = t.shipment_id WHERE h.order_id = ${orderId}
  UNION ALL
  SELECT s.at, 'floor', s.kind::text, h.n, jsonb_strip_nulls(jsonb_build_object('sku', s.sku, 'quantity', s.quantity,
    'outcome', s.outcome, 'grams', s.weight_grams)), s.principal_id, NULL
  FROM scan s JOIN pick_task t ON t.id = s.pick_task_id JOIN shipment h ON h.id = t.shipment_id WHERE h.order_id = ${orderId}`;

/** Each try of a booking with what became of it, then what the carrier told. */
export const parcelEntries = ({ orderId }: TimelineOf): SQL => sql`
  SELECT b.requested_at AS at, 'parcel' AS chapter, 'booking' AS kind, h.n, jsonb_strip_nulls(jsonb_build_object('try', b.n,
    'carrier', b.carrier, 'status', b.status, 'reason', b.reason, 'trackingNumber', b.tracking_number)) AS facts,
    a.actor_id AS by, 'system' AS via
  FROM booking b JOIN shipment h ON h.id = b.shipment_id LEFT JOIN action a ON a.id = b.booked_by WHERE h.order_id = ${orderId}
  UNION ALL
  SELECT e.at, 'parcel', e.status, h.n, jsonb_strip_nulls(jsonb_build_object('detail', e.detail, 'place', e.place,
    'trackingNumber', e.tracking_number)), NULL, 'carrier:' || e.carrier
  FROM tracking_event e JOIN tracking t ON t.tracking_number = e.tracking_number JOIN shipment h ON h.id = t.shipment_id
  WHERE h.order_id = ${orderId}`;

/** The same words on several channels are one message. */
export const messageEntries = ({ orderId }: TimelineOf): SQL => sql`
  SELECT min(coalesce(sent_at, created_at)) AS at, 'message' AS chapter, template AS kind, NULL::int AS n,
    jsonb_build_object('channel', min(channel::text), 'status', min(status::text),
      'channels', jsonb_agg(jsonb_build_object('channel', channel, 'status', status) ORDER BY channel)) AS facts,
    NULL AS by, 'system' AS via
  FROM notification WHERE order_id = ${orderId} GROUP BY template, cause`;
