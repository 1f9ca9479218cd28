import { sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';

export type TimelineRow = {
  readonly at: string;
  readonly chapter: 'order' | 'payment' | 'floor' | 'parcel' | 'message';
  readonly kind: string;
  readonly facts: Record<string, unknown>;
};

/** Everything that is recorded about an order, oldest first; texts to people and contact data stay out, for a shop also what is internal. */
export const timelineOf = async (
  db: Queryable,
  { orderId, isForStaff }: { readonly orderId: string; readonly isForStaff: boolean },
): Promise<TimelineRow[]> => {
  const rows = await db.execute<Omit<TimelineRow, 'at'> & { at: string }>(sql`
    SELECT at, 'order' AS chapter, type AS kind, data AS facts FROM event WHERE order_id = ${orderId} AND (NOT internal OR (${isForStaff} AND type <> 'order.moved'))
    UNION ALL
    SELECT e.at, 'payment', e.kind, e.facts || jsonb_build_object('paymentId', p.id)
      FROM payment_event e JOIN payment p ON p.id = e.payment_id WHERE p.order_id = ${orderId}
    UNION ALL
    SELECT s.at, 'floor', s.kind::text, jsonb_strip_nulls(jsonb_build_object('sku', s.sku, 'quantity', s.quantity, 'outcome', s.outcome, 'grams', s.weight_grams))
      FROM scan s JOIN pick_task t ON t.id = s.pick_task_id JOIN shipment h ON h.id = t.shipment_id WHERE h.order_id = ${orderId}
    UNION ALL
    SELECT e.at, 'parcel', e.status, jsonb_strip_nulls(jsonb_build_object('detail', e.detail, 'place', e.place, 'trackingNumber', e.tracking_number))
      FROM tracking_event e JOIN tracking t ON t.tracking_number = e.tracking_number JOIN shipment h ON h.id = t.shipment_id WHERE h.order_id = ${orderId}
    UNION ALL
    SELECT coalesce(sent_at, created_at), 'message', template, jsonb_build_object('channel', channel, 'status', status)
      FROM notification WHERE order_id = ${orderId}
    ORDER BY 1`);
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
};
