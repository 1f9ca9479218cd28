import { type SQL, sql } from 'drizzle-orm';
import type { TimelineOf } from './timeline.ts';

/** `escalationN` is its number within the order. */
export const troubleEntries = ({ orderId }: TimelineOf): SQL => sql`
  SELECT e.opened_at AS at, 'action' AS chapter, 'escalation_opened' AS kind, h.n, jsonb_build_object('escalationId', e.id,
    'escalationN', e.n, 'trouble', e.kind, 'detail', e.detail) AS facts, NULL AS by, 'system' AS via
  FROM escalation e LEFT JOIN shipment h ON h.id = e.shipment_id WHERE e.order_id = ${orderId}
  UNION ALL
  SELECT v.at, 'action', 'escalation_tier', h.n, jsonb_build_object('escalationId', e.id, 'escalationN', e.n, 'trouble', e.kind,
    'tier', v.data ->> 'tier', 'until', v.data ->> 'until'), NULL, 'system'
  FROM event v JOIN escalation e ON e.id = v.data ->> 'escalation_id' LEFT JOIN shipment h ON h.id = e.shipment_id
  WHERE v.order_id = ${orderId} AND v.type = 'escalation.tier'
  UNION ALL
  SELECT e.resolved_at, 'action', 'escalation_resolved', h.n, jsonb_build_object('escalationId', e.id, 'escalationN', e.n,
    'trouble', e.kind, 'outcome', e.outcome), NULL, 'system'
  FROM escalation e LEFT JOIN shipment h ON h.id = e.shipment_id WHERE e.order_id = ${orderId} AND e.resolved_at IS NOT NULL`;

const ABOUT = sql`jsonb_build_object('actionId', a.id, 'action', a.kind, 'amountMinor', a.amount_minor, 'currency', a.currency)`;

const AUDITED = sql`('order.cancel', 'order.move_deadline', 'order.deadline_refused', 'order.resume', 'order.run_missing',
  'order.reveal_contact', 'escalation.move_deadline')`;

export const actionEntries = ({ orderId }: TimelineOf): SQL => sql`
  SELECT a.created_at AS at, 'action' AS chapter, 'proposed' AS kind, h.n, ${ABOUT} || jsonb_build_object('reason', a.reason,
    'state', a.state, 'request', a.request) AS facts, a.actor_id AS by, NULL AS via
  FROM action a LEFT JOIN shipment h ON h.id = a.shipment_id WHERE a.order_id = ${orderId}
  UNION ALL
  SELECT p.at, 'action', CASE p.decision WHEN 'approve' THEN 'approved' ELSE 'refused' END, h.n,
    ${ABOUT} || jsonb_build_object('reason', p.reason), p.principal_id, NULL
  FROM approval p JOIN action a ON a.id = p.action_id LEFT JOIN shipment h ON h.id = a.shipment_id WHERE a.order_id = ${orderId}
  UNION ALL
  SELECT coalesce(a.applied_at, a.decided_at), 'action', a.state::text, h.n, ${ABOUT} || jsonb_strip_nulls(jsonb_build_object('code',
    a.result -> 'code')), NULL, 'system'
  FROM action a LEFT JOIN shipment h ON h.id = a.shipment_id
  WHERE a.order_id = ${orderId} AND a.state IN ('applied', 'failed', 'expired') AND coalesce(a.applied_at, a.decided_at) IS NOT NULL
  UNION ALL
  SELECT l.at, 'action', l.action, NULL, l.facts, l.actor, NULL
  FROM audit_log l WHERE l.ref = ${orderId} AND l.action IN ${AUDITED}`;

export const noteEntries = ({ orderId }: TimelineOf): SQL => sql`
  SELECT at, 'order' AS chapter, 'note' AS kind, NULL::int AS n, jsonb_build_object('noteId', id, 'flag', flag, 'pinned', pinned,
    'text', text) AS facts, principal_id AS by, NULL AS via
  FROM order_note WHERE order_id = ${orderId}`;
