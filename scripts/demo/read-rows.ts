import postgres from 'postgres';
import { sealOf } from '../../db/queries/audit.ts';
import type { LogRow, Rows } from './evidence.ts';

type Sql = postgres.TransactionSql;

const read = async <T>(query: postgres.PendingQuery<postgres.Row[]>): Promise<T[]> =>
  [...(await query)] as unknown as T[];

const readMoney = async (tx: Sql): Promise<Pick<Rows, 'payments' | 'refunds'>> => ({
  payments: await read(tx`
    SELECT a.payment_id AS id, a.order_id AS "orderId", p.attempt, a.currency, a.authorised::float8, a.captured::float8, a.refunded::float8,
      p.voided_at IS NOT NULL AS "isVoided"
    FROM v_audit_payments a JOIN payment p ON p.id = a.payment_id ORDER BY p.created_at, p.id`),
  refunds: await read(tx`
    SELECT id, order_id AS "orderId", cause, status::text, amount_minor::float8 AS amount FROM refund ORDER BY requested_at, id`),
});

const readStock = async (tx: Sql): Promise<Pick<Rows, 'stock' | 'movements' | 'reservations'>> => ({
  stock: await read(tx`SELECT sku, warehouse, on_hand AS "onHand", reserved FROM v_audit_stock`),
  movements: await read(tx`
    SELECT sku, warehouse, on_hand_delta AS "onHandDelta", reserved_delta AS "reservedDelta" FROM v_audit_movements ORDER BY id`),
  reservations: await read(tx`SELECT order_id AS "orderId", sku, warehouse, quantity, state FROM v_audit_reservations`),
});

const readFloor = async (tx: Sql): Promise<Pick<Rows, 'shipments' | 'bookings' | 'scans'>> => ({
  shipments: await read(tx`
    SELECT id, order_id AS "orderId", warehouse, status::text, replaces, settled_at IS NOT NULL AS "isSettled" FROM shipment ORDER BY order_id, n`),
  bookings: await read(tx`
    SELECT shipment_id AS "shipmentId", n, status::text, tracking_number AS "trackingNumber" FROM booking ORDER BY requested_at`),
  scans: await read(tx`
    SELECT s.order_id AS "orderId", c.kind::text, c.outcome
    FROM scan c JOIN pick_task t ON t.id = c.pick_task_id JOIN shipment s ON s.id = t.shipment_id ORDER BY c.at`),
});

const readPeople = async (tx: Sql): Promise<Pick<Rows, 'notifications' | 'escalations' | 'actions'>> => ({
  notifications: await read(tx`
    SELECT id, order_id AS "orderId", template, channel::text, status::text FROM notification ORDER BY created_at, id`),
  escalations: await read(tx`
    SELECT id, order_id AS "orderId", kind::text, state::text, outcome FROM escalation ORDER BY opened_at, id`),
  actions: await read(tx`
    SELECT a.id, a.order_id AS "orderId", a.escalation_id AS "escalationId", a.kind::text, a.state::text, a.source::text,
      a.actor_id AS actor, a.amount_minor::float8 AS amount, a.cap_minor::float8 AS cap, v.principal_id AS approver
    FROM action a LEFT JOIN approval v ON v.action_id = a.id AND v.decision = 'approve' ORDER BY a.created_at, a.id`),
});

const readOrders = async (tx: Sql): Promise<Pick<Rows, 'orders' | 'waiting'>> => {
  const orders = await read<
    Omit<Rows['orders'][number], 'acceptedAt' | 'endedAt'> & { acceptedAt: Date; endedAt: Date | null }
  >(tx`
    SELECT id, coalesce(reference, id) AS reference, status::text, end_reason AS "endReason", payment_method AS method,
      coalesce(total_minor, 0)::float8 AS total, currency, accepted_at AS "acceptedAt", ended_at AS "endedAt"
    FROM "order" ORDER BY accepted_at, id`);
  return {
    orders: orders.map((row) => ({
      ...row,
      acceptedAt: row.acceptedAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
    })),
    waiting: await read(tx`SELECT order_id AS "orderId", waiting_on AS "waitingOn" FROM v_audit_waiting`),
  };
};

type Sealed = {
  n: number;
  at: Date;
  actor: string;
  action: string;
  ref: string;
  prev: string;
  hash: string;
  facts: unknown;
};

/** The view shows the chain; what each link was made over stands beside it. */
const readLog = async (tx: Sql): Promise<LogRow[]> => {
  const rows = await read<Sealed>(tx`
    SELECT v.n::float8, v.at, v.actor, v.action, v.ref, v.prev, v.hash, l.facts
    FROM v_audit_log v JOIN audit_log l ON l.n = v.n ORDER BY v.n`);
  return rows.map(({ n, prev, hash, at, ...entry }) => ({
    n,
    prev,
    hash,
    recomputed: sealOf(prev, { ...entry, at: at.toISOString() }),
  }));
};

/** One moment for all: what is read together was true together. */
export const readRows = async (databaseUrl: string): Promise<Rows> => {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const rows = await sql.begin('ISOLATION LEVEL REPEATABLE READ READ ONLY', async (tx) => ({
      ...(await readOrders(tx)),
      ...(await readMoney(tx)),
      ...(await readStock(tx)),
      ...(await readFloor(tx)),
      ...(await readPeople(tx)),
      log: await readLog(tx),
    }));
    return rows as Rows;
  } finally {
    await sql.end({ timeout: 5 });
  }
};

export type Quiet = { readonly isQuiet: boolean; readonly reason: string };

/** What is still under way, so that a judgement would come too early. */
export const lookForWork = async (sql: postgres.Sql): Promise<Quiet> => {
  const [row] = await sql`
    SELECT
      (SELECT count(*) FROM "order" WHERE ended_at IS NULL)::int AS orders,
      (SELECT count(*) FROM workflow_message WHERE state = 'pending')::int AS "workflow messages",
      (SELECT count(*) FROM notification WHERE status = 'queued')::int AS messages,
      (SELECT count(*) FROM escalation WHERE state = 'open')::int AS escalations,
      (SELECT count(*) FROM action WHERE state IN ('proposed', 'awaiting_approval', 'accepted'))::int AS actions,
      (SELECT count(*) FROM refund WHERE status NOT IN ('succeeded', 'failed'))::int AS refunds,
      (SELECT count(*) FROM audit_log WHERE n IS NULL)::int AS "unsealed entries"`;
  const open = Object.entries(row ?? {}).filter(([, count]) => Number(count) > 0);
  return { isQuiet: open.length === 0, reason: open.map(([what, count]) => `${count} ${what}`).join(', ') };
};
