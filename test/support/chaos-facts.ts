import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import type { JournalEntry } from '../../simulators/kit/journal.ts';
import { insistOn } from './chaos-people.ts';
import type { World } from './world.ts';

type Seen = Pick<World, 'sql' | 'urls' | 'temporal'>;

/** Everything that an order has left behind, without ids and times: two orders of the same story leave the same. */
export type Facts = Awaited<ReturnType<typeof factsOf>>;

const NO_EFFECT = ['replayed', 'read', 'missing', 'lost', 'answer_lost', 'refused'];
/** What a provider does of its own accord: it repeats notices until they are received. */
const OWN_ACCORD = /\.(notify|webhook|event|push)$/;

const sorted = <T extends object>(rows: readonly T[]): string[] =>
  rows.map((row) => Object.values(row).join(' ')).toSorted();

/** The lines of every provider's journal that are about one order. */
export const journalOf = async (
  { sql, urls }: Pick<Seen, 'sql' | 'urls'>,
  orderId: string,
): Promise<JournalEntry[]> => {
  const rows = await sql`
    SELECT 'booking/' || id || '*' AS key, 'carriers' AS simulator FROM shipment WHERE order_id = ${orderId}
    UNION ALL SELECT tracking_number, 'carriers' FROM parcel p JOIN shipment s ON s.id = p.shipment_id
      WHERE s.order_id = ${orderId} AND tracking_number IS NOT NULL
    UNION ALL SELECT id, 'sink' FROM notification WHERE order_id = ${orderId}
    UNION ALL SELECT ${`payment/${orderId}/*`}, 'gateways'`;
  const lists = await Promise.all(
    rows.map(async ({ key, simulator }) => {
      const query = new URLSearchParams({ key: String(key), limit: '10000' });
      const answer = await fetch(
        `${urls[simulator as 'carriers' | 'sink' | 'gateways']}/_sim/journal?${query.toString()}`,
      );
      return ((await answer.json()) as { data: JournalEntry[] }).data;
    }),
  );
  return lists.flat();
};

/** Told unless a later milestone has been told before, as when the carrier's earlier notice had to be repeated. */
const mayBeOvertaken = (line: string): boolean => /out_for_delivery|shipment\.collected/.test(line);

const effectsOf = (journal: readonly JournalEntry[]): string[] =>
  journal
    .filter(({ op, effect }) => op !== 'message.send' && !OWN_ACCORD.test(op) && !NO_EFFECT.includes(effect))
    .map(({ op, effect, amounts = {} }) => [op, effect, ...Object.values(amounts)].join(' '))
    .toSorted();

/** How often each message was put before somebody's eyes. */
const shownIn = (journal: readonly JournalEntry[], rows: readonly Record<string, unknown>[]): string[] =>
  rows
    .map(({ id, template, channel, status }) => {
      const times = journal.filter(
        ({ op, key, effect }) => op === 'message.send' && key === id && effect === 'delivered',
      );
      return `${String(template)} ${String(channel)} ${String(status)} ${times.length}`;
    })
    .filter((line) => !mayBeOvertaken(line))
    .toSorted();

/** Calls that a provider swallowed, or answered into the void, because it killed the caller. */
export const killsIn = (journal: readonly JournalEntry[]): string[] =>
  journal
    .filter(({ fault }) => fault === 'kill')
    .map(({ op, effect }) => `${op} ${effect === 'lost' ? 'before' : 'after'}`);

const runsOf = async ({ temporal }: Seen, orderId: string): Promise<string[]> => {
  const runs: string[] = [];
  const query = `WorkflowId = "${orderWorkflowId(orderId)}"`;
  for await (const { status } of temporal.client.workflow.list({ query })) runs.push(status.name);
  return runs;
};

/** Waits until nothing about the order is under way: its run has closed, its messages are told and delivered. */
const settle = async (seen: Seen, orderId: string): Promise<void> => {
  await insistOn(
    'the run has closed',
    () => runsOf(seen, orderId),
    (runs) => runs.length > 0 && !runs.includes('RUNNING'),
  );
  await insistOn(
    'nothing is under way',
    () => seen.sql`
      SELECT 'message ' || kind::text AS what FROM workflow_message
        WHERE state = 'pending' AND (workflow_id = ${orderWorkflowId(orderId)} OR payload->'input'->>'orderId' = ${orderId})
      UNION ALL SELECT 'notification ' || template FROM notification WHERE order_id = ${orderId} AND status = 'queued'`,
    (rows) => rows.length === 0,
  );
};

export const factsOf = async (seen: Seen, orderId: string) => {
  await settle(seen, orderId);
  const { sql } = seen;
  const journal = await journalOf(seen, orderId);
  const [order] = await sql`SELECT status, end_reason, needs_attention, waiting_on FROM "order" WHERE id = ${orderId}`;
  return {
    order: { ...order },
    runs: await runsOf(seen, orderId),
    effects: effectsOf(journal),
    payments: sorted(
      await sql`SELECT method, status, expected_minor, authorised_minor, captured_minor, refunded_minor, voided_at IS NOT NULL AS voided
        FROM payment WHERE order_id = ${orderId}`,
    ),
    refunds: sorted(await sql`SELECT cause, status, amount_minor FROM refund WHERE order_id = ${orderId}`),
    postings: sorted(
      await sql`SELECT split_part(ref, '/', 1) AS kind, account, amount_minor FROM posting
        WHERE split_part(ref, '/', 2) IN (SELECT id FROM payment WHERE order_id = ${orderId} UNION SELECT id FROM refund WHERE order_id = ${orderId})`,
    ),
    movements: sorted(
      await sql`SELECT m.sku, m.kind, m.on_hand_delta, m.reserved_delta FROM stock_movement m
        JOIN reservation r ON r.id = m.ref WHERE r.order_id = ${orderId}`,
    ),
    reservations: sorted(await sql`SELECT sku, quantity, state FROM reservation WHERE order_id = ${orderId}`),
    shipments: sorted(
      await sql`SELECT status, capture_minor, captured_at IS NOT NULL AS captured, settled_at IS NOT NULL AS settled FROM shipment
        WHERE order_id = ${orderId}`,
    ),
    bookings: sorted(
      await sql`SELECT b.n, b.status FROM booking b JOIN shipment s ON s.id = b.shipment_id WHERE s.order_id = ${orderId}`,
    ),
    floor: sorted(
      await sql`SELECT k.kind::text, k.outcome, count(*)::int AS times FROM scan k JOIN pick_task t ON t.id = k.pick_task_id
        JOIN shipment s ON s.id = t.shipment_id WHERE s.order_id = ${orderId} GROUP BY 1, 2
        UNION ALL SELECT 'task', t.state::text, 1 FROM pick_task t JOIN shipment s ON s.id = t.shipment_id WHERE s.order_id = ${orderId}`,
    ),
    shown: shownIn(
      journal,
      await sql`SELECT id, template, channel, status FROM notification WHERE order_id = ${orderId}`,
    ),
    events: sorted(
      await sql`SELECT type, count(*)::int AS times FROM event WHERE NOT internal AND order_id = ${orderId} GROUP BY 1`,
    ).filter((line) => !mayBeOvertaken(line)),
    escalations: sorted(await sql`SELECT kind, detail FROM escalation WHERE order_id = ${orderId}`),
    actions: sorted(await sql`SELECT action, count(*)::int AS times FROM audit_log WHERE ref = ${orderId} GROUP BY 1`),
  };
};
