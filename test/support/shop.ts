import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import type { PayAct } from '../../simulators/payment-gateways/magic.ts';
import type { NewFault } from '../../simulators/kit/faults.ts';
import type { JournalEntry } from '../../simulators/kit/journal.ts';
import { anOrder, type OrderBody } from './order.ts';
import type { TemporalConnections } from './temporal.ts';

type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
};

export type Placed = {
  readonly id: string;
  readonly paymentId: string;
  readonly total: number;
  readonly payUrl: string;
};

type Made = {
  readonly urls: { readonly api: string; readonly gateways: string; readonly carriers: string; readonly sink: string };
  readonly keys: Readonly<Record<string, string>>;
  readonly sql: postgres.Sql;
  readonly temporal: TemporalConnections;
  readonly idle: () => Promise<void>;
};

export type Shop = ReturnType<typeof createShop>;

const WAIT_MS = 60_000;

/** Looks again every few milliseconds until it holds; what it last saw stands in the failure. */
export const eventually = async <T>(read: () => Promise<T>, holds: (seen: T) => boolean): Promise<T> => {
  const until = Date.now() + WAIT_MS;
  for (;;) {
    const seen = await read();
    if (holds(seen)) return seen;
    if (Date.now() > until) throw new Error(`still ${JSON.stringify(seen)} after ${WAIT_MS} ms`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
};

/** A shop's backend, its customers, and somebody of operations: everything by HTTP, as in life. */
export const createShop = ({ urls, keys, sql, temporal, idle }: Made) => {
  const call = async (
    method: string,
    path: string,
    options: { key?: string; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> => {
    const response = await fetch(`${urls.api}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${keys[options.key ?? 'yizhou-cn'] ?? ''}`,
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
    const text = await response.text();
    const body = response.headers.get('content-type')?.includes('json')
      ? (JSON.parse(text) as Record<string, unknown>)
      : {};
    return { status: response.status, headers: response.headers, text, body };
  };

  const place = (
    body: OrderBody = anOrder(),
    idempotencyKey: string = randomUUID(),
    key = 'yizhou-cn',
  ): Promise<Answer> => call('POST', '/v1/orders', { body, key, headers: { 'idempotency-key': idempotencyKey } });

  const placeHeld = async (body: OrderBody = anOrder(), key = 'yizhou-cn'): Promise<Placed> => {
    const answer = await place(body, randomUUID(), key);
    if (answer.status !== 201) throw new Error(`not held: ${answer.status} ${answer.text}`);
    const payment = answer.body.payment as { payment_id: string; pay_url: string; amount: { amount: number } };
    return {
      id: String(answer.body.id),
      paymentId: payment.payment_id,
      total: payment.amount.amount,
      payUrl: payment.pay_url,
    };
  };

  const orderRow = async (id: string): Promise<Record<string, unknown>> =>
    (await sql`SELECT * FROM "order" WHERE id = ${id}`)[0] ?? {};

  /** Where our own signed link leads, once the gateway knows the payment. */
  const payPage = async (placed: Placed): Promise<string> => {
    const link = new URL(placed.payUrl);
    const seen = await eventually(
      () => fetch(link, { redirect: 'manual' }),
      (response) => response.status === 303,
    );
    return seen.headers.get('location') ?? '';
  };

  const act = async (payUrl: string, what: PayAct): Promise<Response> => fetch(`${payUrl}/${what}`, { method: 'POST' });

  return {
    call,
    place,
    placeHeld,
    orderRow,
    payPage,
    idle,

    pay: async (placed: Placed, what: PayAct = 'pay'): Promise<void> => {
      await act(await payPage(placed), what);
    },

    until: (id: string, status: string) =>
      eventually(
        () => orderRow(id),
        (row) => row.status === status,
      ),

    moveDeadline: (id: string, deadline: string, to = 'now'): Promise<Answer> =>
      call('POST', `/v1/orders/${id}/deadlines`, { key: 'ops', body: { deadline, to } }),

    /** What somebody at the desk wants to do for an order. */
    propose: (id: string, body: object, { key = 'agent', requestKey = randomUUID() as string } = {}): Promise<Answer> =>
      call('POST', `/v1/orders/${id}/actions`, { key, body, headers: { 'idempotency-key': requestKey } }),

    /** What a second person says to it. */
    approve: (actionId: unknown, { key = 'supervisor', reason = 'agreed' } = {}): Promise<Answer> =>
      call('POST', `/v1/actions/${String(actionId)}/approvals`, { key, body: { decision: 'approve', reason } }),

    cancel: (id: string): Promise<Answer> => call('POST', `/v1/orders/${id}/cancel`, { body: {} }),

    addFault: (simulator: 'gateways' | 'carriers' | 'sink', rule: NewFault): Promise<Response> =>
      fetch(`${urls[simulator]}/_sim/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(rule),
      }),

    journal: async (simulator: 'gateways' | 'carriers' | 'sink', op?: string): Promise<JournalEntry[]> => {
      const answer = await fetch(`${urls[simulator]}/_sim/journal${op ? `?op=${op}` : ''}`);
      return ((await answer.json()) as { data: JournalEntry[] }).data;
    },

    /** Money, stock and messages as an outsider may see them. */
    audit: async (id: string) => {
      const [order] = await sql`SELECT status FROM "order" WHERE id = ${id}`;
      const [money] = await sql`
        SELECT coalesce(sum(authorised), 0)::int AS authorised, coalesce(sum(captured), 0)::int AS captured, coalesce(sum(refunded), 0)::int AS refunded
        FROM v_audit_payments WHERE order_id = ${id}`;
      const [held] = await sql`
        SELECT coalesce(sum(quantity), 0)::int AS units FROM v_audit_reservations WHERE order_id = ${id} AND state IN ('held', 'committed', 'short')`;
      return {
        status: order?.status,
        authorised: money?.authorised,
        captured: money?.captured,
        refunded: money?.refunded,
        unitsHeld: held?.units,
      };
    },

    templates: async (id: string): Promise<string[]> =>
      (await sql`SELECT DISTINCT template FROM notification WHERE order_id = ${id} ORDER BY template`).map((row) =>
        String(row.template),
      ),

    outcome: (id: string): Promise<unknown> => temporal.client.workflow.getHandle(orderWorkflowId(id)).result(),
  };
};
