import type postgres from 'postgres';

type Rows = readonly Record<string, unknown>[];

/** What must hold at every commit, as an outsider may check it: each query finds what breaks the rule. */
const INVARIANTS = {
  'on hand is the sum of its movements': `
    SELECT s.sku, s.warehouse, s.on_hand, m.sum FROM v_audit_stock s
    LEFT JOIN (SELECT sku, warehouse, sum(on_hand_delta) AS sum FROM v_audit_movements GROUP BY 1, 2) m USING (sku, warehouse)
    WHERE s.on_hand <> coalesce(m.sum, 0)`,
  'reserved is the sum of its movements': `
    SELECT s.sku, s.warehouse, s.reserved, m.sum FROM v_audit_stock s
    LEFT JOIN (SELECT sku, warehouse, sum(reserved_delta) AS sum FROM v_audit_movements GROUP BY 1, 2) m USING (sku, warehouse)
    WHERE s.reserved <> coalesce(m.sum, 0)`,
  'reserved is the sum of open reservations': `
    SELECT s.sku, s.warehouse, s.reserved, r.sum FROM v_audit_stock s
    LEFT JOIN (SELECT sku, warehouse, sum(quantity) AS sum FROM v_audit_reservations WHERE state IN ('held', 'committed', 'short') GROUP BY 1, 2) r
      USING (sku, warehouse)
    WHERE s.reserved <> coalesce(r.sum, 0)`,
  'no more is reserved than is there': `
    SELECT * FROM v_audit_stock WHERE reserved < 0 OR reserved > on_hand`,
  'refunded is at most captured, captured at most authorised': `
    SELECT * FROM v_audit_payments WHERE refunded < 0 OR refunded > captured OR captured > authorised`,
  'postings sum to zero': `
    SELECT currency, sum(amount_minor) AS sum FROM posting GROUP BY currency HAVING sum(amount_minor) <> 0`,
  'the ledger says what the payments say': `
    SELECT p.method, p.currency, p.net, l.sum FROM
      (SELECT method, currency, sum(captured_minor - refunded_minor) AS net FROM payment GROUP BY 1, 2) p
    LEFT JOIN (SELECT account, currency, sum(amount_minor) AS sum FROM posting GROUP BY 1, 2) l
      ON l.account = 'gateway:' || p.method AND l.currency = p.currency
    WHERE p.net <> coalesce(l.sum, 0)`,
  'nothing waits without a reason or past its time': 'SELECT * FROM v_audit_waiting',
  'nothing is held for an order that has ended': `
    SELECT o.id, o.status, r.state, r.quantity FROM "order" o JOIN v_audit_reservations r ON r.order_id = o.id
    WHERE o.ended_at IS NOT NULL AND r.state IN ('held', 'committed', 'short')`,
  'an order that was given up has no money left': `
    SELECT o.id, o.status, p.captured, p.refunded FROM "order" o JOIN v_audit_payments p ON p.order_id = o.id
    WHERE o.status IN ('cancelled', 'expired', 'rejected') AND p.captured <> p.refunded`,
  'what left the house was paid for': `
    SELECT s.id FROM shipment s JOIN "order" o ON o.id = s.order_id
    WHERE s.handed_over_at IS NOT NULL AND (SELECT coalesce(sum(captured), 0) FROM v_audit_payments p WHERE p.order_id = o.id) < s.capture_minor`,
  'one cause is told once': `
    SELECT order_id, template, cause, channel, count(*) FROM notification GROUP BY 1, 2, 3, 4 HAVING count(*) > 1`,
} as const;

export type Broken = Partial<Record<keyof typeof INVARIANTS, Rows>>;

/** Rules that do not hold, with the rows that break them, all read from one moment; empty when all is well. */
export const brokenInvariants = (sql: postgres.Sql): Promise<Broken> =>
  sql.begin('isolation level repeatable read read only', async (tx) => {
    const broken: Broken = {};
    for (const [rule, query] of Object.entries(INVARIANTS)) {
      const rows = await tx.unsafe(query);
      if (rows.length > 0) broken[rule as keyof typeof INVARIANTS] = [...rows];
    }
    return broken;
  });
