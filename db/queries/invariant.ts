import { sql } from 'drizzle-orm';
import type { Finding, Invariant } from '../../domain/invariant.ts';
import type { Transaction } from '../client.ts';

type InTables = Exclude<Invariant, 'audit_chain'>;
type Query = { readonly checked: string; readonly broken: string };

const COUNTERS = 'SELECT count(*) FROM v_audit_stock';
const PAYMENTS = 'SELECT count(*) FROM v_audit_payments';
const OPEN_ORDERS = 'SELECT count(*) FROM "order" WHERE ended_at IS NULL';
const OPEN = `('held', 'committed', 'short')`;

const counterDiffers = (column: string, sums: string): string => `
  SELECT s.sku || ' ' || s.warehouse AS key, s.${column}, m.sum FROM v_audit_stock s
  LEFT JOIN (${sums} GROUP BY 1, 2) m USING (sku, warehouse) WHERE s.${column} <> coalesce(m.sum, 0)`;

/** Each finds what breaks the rule, `key` first. */
export const INVARIANT_QUERIES: Readonly<Record<InTables, Query>> = {
  on_hand_explained: {
    checked: COUNTERS,
    broken: counterDiffers('on_hand', 'SELECT sku, warehouse, sum(on_hand_delta) AS sum FROM v_audit_movements'),
  },
  reserved_explained: {
    checked: COUNTERS,
    broken: counterDiffers('reserved', 'SELECT sku, warehouse, sum(reserved_delta) AS sum FROM v_audit_movements'),
  },
  reserved_has_holders: {
    checked: COUNTERS,
    broken: counterDiffers(
      'reserved',
      `SELECT sku, warehouse, sum(quantity) AS sum FROM v_audit_reservations WHERE state IN ${OPEN}`,
    ),
  },
  never_oversold: {
    checked: COUNTERS,
    broken: `SELECT sku || ' ' || warehouse AS key, on_hand, reserved FROM v_audit_stock WHERE reserved < 0 OR reserved > on_hand`,
  },
  nothing_left_held: {
    checked: 'SELECT count(*) FROM v_audit_reservations',
    broken: `SELECT o.id AS key, o.status, r.state, r.quantity FROM "order" o JOIN v_audit_reservations r ON r.order_id = o.id
      WHERE o.ended_at IS NOT NULL AND r.state IN ${OPEN}`,
  },
  payments_in_order: {
    checked: PAYMENTS,
    broken: `SELECT payment_id AS key, authorised, captured, refunded FROM v_audit_payments
      WHERE refunded < 0 OR refunded > captured OR captured > authorised`,
  },
  refunds_add_up: {
    checked: PAYMENTS,
    broken: `SELECT p.payment_id AS key, p.refunded, r.sum FROM v_audit_payments p
      LEFT JOIN (SELECT payment_id, sum(amount_minor) AS sum FROM refund WHERE status = 'succeeded' GROUP BY 1) r USING (payment_id)
      WHERE p.refunded <> coalesce(r.sum, 0)`,
  },
  postings_balance: {
    checked: 'SELECT count(*) FROM posting',
    broken: `SELECT currency AS key, sum(amount_minor) AS sum FROM posting GROUP BY currency HAVING sum(amount_minor) <> 0`,
  },
  ledger_agrees: {
    checked: PAYMENTS,
    broken: `SELECT p.method || ' ' || p.currency AS key, p.net, l.sum FROM
        (SELECT method, currency, sum(captured_minor - refunded_minor) AS net FROM payment GROUP BY 1, 2) p
      LEFT JOIN (SELECT account, currency, sum(amount_minor) AS sum FROM posting GROUP BY 1, 2) l
        ON l.account = 'gateway:' || p.method AND l.currency = p.currency
      WHERE p.net <> coalesce(l.sum, 0)`,
  },
  given_up_paid_back: {
    checked: `SELECT count(*) FROM "order" WHERE status IN ('cancelled', 'expired', 'rejected')`,
    broken: `SELECT o.id AS key, o.status, p.captured, p.refunded FROM "order" o JOIN v_audit_payments p ON p.order_id = o.id
      WHERE o.status IN ('cancelled', 'expired', 'rejected') AND p.captured <> p.refunded`,
  },
  shipped_was_paid: {
    checked: 'SELECT count(*) FROM shipment WHERE handed_over_at IS NOT NULL',
    broken: `SELECT s.order_id AS key, s.due, p.captured
      FROM (SELECT order_id, sum(capture_minor) AS due FROM shipment WHERE handed_over_at IS NOT NULL GROUP BY 1) s
      LEFT JOIN (SELECT order_id, sum(captured) AS captured FROM v_audit_payments GROUP BY 1) p USING (order_id)
      WHERE coalesce(p.captured, 0) < s.due`,
  },
  waits_are_explained: {
    checked: OPEN_ORDERS,
    broken: 'SELECT order_id AS key, waiting_on, waiting_until, next_actor FROM v_audit_waiting',
  },
  orders_are_carried: {
    checked: OPEN_ORDERS,
    broken: `SELECT id AS key, run_seen_at FROM "order" WHERE ended_at IS NULL AND needs_attention = 'run_missing'`,
  },
  messages_arrive: {
    checked: 'SELECT count(*) FROM workflow_message',
    broken: `SELECT id AS key, kind, attempts, last_error FROM workflow_message
      WHERE state = 'pending' AND created_at < now() - interval '5 minutes'`,
  },
  authority_kept: {
    checked: `SELECT count(*) FROM action WHERE state = 'applied'`,
    broken: `SELECT a.id AS key, a.kind, a.amount_minor, a.cap_minor FROM action a
      WHERE a.state = 'applied' AND a.amount_minor > a.cap_minor AND NOT EXISTS (
        SELECT 1 FROM approval v WHERE v.action_id = a.id AND v.decision = 'approve' AND v.principal_id <> a.actor_id)`,
  },
};

const SAMPLE = 5;

/** Looks at one in its tables; the caller's transaction makes it one moment for all. */
export const lookAt = async (tx: Transaction, name: InTables): Promise<Finding> => {
  const { checked, broken } = INVARIANT_QUERIES[name];
  const rows = await tx.execute<{ checked: number; broken: number; sample: string[] | null }>(sql`
    WITH broken AS (${sql.raw(broken)})
    SELECT (${sql.raw(checked)})::int AS checked, count(*)::int AS broken,
      (SELECT json_agg(key) FROM (SELECT key FROM broken LIMIT ${SAMPLE}) few) AS sample
    FROM broken`);
  return { name, checked: rows[0]?.checked ?? 0, broken: rows[0]?.broken ?? 0, sample: rows[0]?.sample ?? [] };
};
