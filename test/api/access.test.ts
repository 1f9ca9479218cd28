import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectDatabase } from '../../db/client.ts';
import { newId } from '../../db/queries/new-id.ts';
import { SCOPES, type Scope } from '../../domain/authority/principal.ts';
import { scopesOf } from '../../domain/authority/role.ts';
import { declareApp } from '../../scripts/client/describe.ts';
import { issueKeys } from '../../scripts/seed/keys.ts';
import { anOrder } from '../support/order.ts';
import { eventually } from '../support/shop.ts';
import { startWorld, type World } from '../support/world.ts';

const SHOP = 'yizhou-cn';
const STRANGER = 'yizhou-live';
/** That nobody has. */
const KEY = newId('key');
const NEVER = {
  time_zone: 'UTC',
  hours: { '0': [], '1': [], '2': [], '3': [], '4': [], '5': [], '6': [] },
  exceptions: {},
};

/** What the shop `yizhou-cn` has: `new` orders are made for a row that uses one up. */
type Things = {
  readonly paid: string;
  readonly held: string;
  readonly task: string;
  readonly escalation: string;
  readonly action: string;
  readonly endpoint: string;
  readonly view: string;
  readonly pause: string;
  readonly bulk: string;
};

type Row = {
  /** The address for these things; the address of an unknown thing is made from ids that nobody has. */
  readonly at: (ids: Things) => string;
  readonly body?: (ids: Things) => object;
  /** Who may, and what they are answered. */
  readonly as: string;
  readonly status: number;
  /** What another shop meets in the place of these things: as unknown as none, a list without them, its own, or nothing for shops. */
  readonly stranger: 'unknown' | 'list' | 'own' | 'staff';
  /** Its answer does not end by itself. */
  readonly streams?: true;
};

const ROWS: Readonly<Record<string, Row>> = {
  'POST /v1/orders': { at: () => '/v1/orders', body: () => anOrder(), as: SHOP, status: 201, stranger: 'own' },
  'GET /v1/skus': { at: () => '/v1/skus?limit=200', as: SHOP, status: 200, stranger: 'own' },
  'GET /v1/skus/:sku': {
    at: () => '/v1/skus/TEA-LONGJING-100?region_code=330106',
    as: SHOP,
    status: 200,
    stranger: 'own',
  },
  'POST /v1/quotes': {
    at: () => '/v1/quotes',
    body: () => ({ currency: 'CNY', lines: [{ sku: 'TEA-LONGJING-100', quantity: 1 }] }),
    as: SHOP,
    status: 200,
    stranger: 'own',
  },
  'GET /v1/orders': { at: () => '/v1/orders?limit=200', as: SHOP, status: 200, stranger: 'list' },
  'GET /v1/orders/count': { at: () => '/v1/orders/count', as: SHOP, status: 200, stranger: 'own' },
  'GET /v1/orders/export': { at: () => '/v1/orders/export', as: SHOP, status: 200, stranger: 'list' },
  'GET /v1/directory': { at: () => '/v1/directory', as: SHOP, status: 200, stranger: 'own' },
  'GET /v1/search': { at: ({ paid }) => `/v1/search?q=order-${paid}`, as: SHOP, status: 200, stranger: 'list' },
  'GET /v1/saved-views': { at: () => '/v1/saved-views', as: 'ops', status: 200, stranger: 'list' },
  'POST /v1/saved-views': {
    at: () => '/v1/saved-views',
    body: () => ({ page: 'orders', name: `mine ${randomUUID().slice(0, 8)}`, query: 'status=fulfilling&late=true' }),
    as: 'ops',
    status: 201,
    stranger: 'own',
  },
  'DELETE /v1/saved-views/:id': {
    at: ({ view }) => `/v1/saved-views/${view}`,
    as: 'ops',
    status: 204,
    stranger: 'unknown',
  },
  'GET /v1/orders/:id': { at: ({ paid }) => `/v1/orders/${paid}`, as: SHOP, status: 200, stranger: 'unknown' },
  'GET /v1/orders/:id/explain': {
    at: ({ paid }) => `/v1/orders/${paid}/explain`,
    as: SHOP,
    status: 200,
    stranger: 'unknown',
  },
  'GET /v1/orders/:id/timeline': {
    at: ({ paid }) => `/v1/orders/${paid}/timeline`,
    as: SHOP,
    status: 200,
    stranger: 'unknown',
  },
  'GET /v1/orders/:id/workflow-event': {
    at: ({ paid }) => `/v1/orders/${paid}/workflow-event?at=2026-06-01T00:00:00.000Z`,
    as: 'agent',
    status: 302,
    stranger: 'unknown',
  },
  'POST /v1/orders/:id/address': {
    at: ({ paid }) => `/v1/orders/${paid}/address`,
    body: () => ({ shipping_address: { country: 'CN', region_code: '330106', line1: '虚构路 20 号' } }),
    as: SHOP,
    status: 200,
    stranger: 'unknown',
  },
  'POST /v1/orders/:id/address/preview': {
    at: ({ paid }) => `/v1/orders/${paid}/address/preview`,
    body: () => ({ shipping_address: { country: 'CN', region_code: '330106', line1: '虚构路 20 号' } }),
    as: SHOP,
    status: 200,
    stranger: 'unknown',
  },
  'POST /v1/orders/:id/deadlines': {
    at: ({ held }) => `/v1/orders/${held}/deadlines`,
    body: () => ({ deadline: 'payment', to: new Date(Date.now() + 3_600_000).toISOString() }),
    as: 'ops',
    status: 202,
    stranger: 'unknown',
  },
  'POST /v1/orders/:id/resume': {
    at: ({ held }) => `/v1/orders/${held}/resume`,
    as: 'ops',
    status: 202,
    stranger: 'unknown',
  },
  'POST /v1/orders/:id/cancel': {
    at: ({ held }) => `/v1/orders/${held}/cancel`,
    as: SHOP,
    status: 202,
    stranger: 'unknown',
  },
  'POST /v1/orders/:id/actions': {
    at: ({ paid }) => `/v1/orders/${paid}/actions`,
    body: () => ({ kind: 'refund', amount: 100, reason: 'goodwill' }),
    as: 'agent',
    status: 202,
    stranger: 'unknown',
  },
  'POST /v1/orders/:id/actions/preview': {
    at: ({ paid }) => `/v1/orders/${paid}/actions/preview`,
    body: () => ({ kind: 'refund', amount: 100, reason: 'goodwill' }),
    as: 'agent',
    status: 200,
    stranger: 'unknown',
  },
  'GET /v1/orders/:id/actions/offered': {
    at: ({ paid }) => `/v1/orders/${paid}/actions/offered`,
    as: 'agent',
    status: 200,
    stranger: 'unknown',
  },
  'GET /v1/orders/:id/price': {
    at: ({ paid }) => `/v1/orders/${paid}/price`,
    as: 'agent',
    status: 200,
    stranger: 'staff',
  },
  'GET /v1/orders/:id/allocation': {
    at: ({ paid }) => `/v1/orders/${paid}/allocation`,
    as: 'agent',
    status: 200,
    stranger: 'staff',
  },
  'GET /v1/orders/:id/messages': {
    at: ({ paid }) => `/v1/orders/${paid}/messages`,
    as: 'agent',
    status: 200,
    stranger: 'staff',
  },
  'GET /v1/orders/:id/documents': {
    at: ({ paid }) => `/v1/orders/${paid}/documents`,
    as: 'agent',
    status: 200,
    stranger: 'staff',
  },
  'GET /v1/orders/:id/webhooks': {
    at: ({ paid }) => `/v1/orders/${paid}/webhooks`,
    as: 'agent',
    status: 200,
    stranger: 'staff',
  },
  'GET /v1/orders/:id/workflow': {
    at: ({ paid }) => `/v1/orders/${paid}/workflow`,
    as: 'agent',
    status: 200,
    stranger: 'staff',
  },
  'GET /v1/orders/:id/notes': {
    at: ({ paid }) => `/v1/orders/${paid}/notes`,
    as: 'agent',
    status: 200,
    stranger: 'staff',
  },
  'POST /v1/orders/:id/notes': {
    at: ({ paid }) => `/v1/orders/${paid}/notes`,
    body: () => ({ text: 'rings twice' }),
    as: 'agent',
    status: 201,
    stranger: 'staff',
  },
  'POST /v1/orders/:id/reveals': {
    at: ({ paid }) => `/v1/orders/${paid}/reveals`,
    body: () => ({ reason: 'call' }),
    as: 'agent',
    status: 200,
    stranger: 'staff',
  },
  'GET /v1/approvals': { at: () => '/v1/approvals', as: 'agent', status: 200, stranger: 'staff' },
  'GET /v1/troubles': { at: () => '/v1/troubles', as: 'agent', status: 200, stranger: 'staff' },
  'GET /v1/actions': { at: () => '/v1/actions?limit=200', as: 'agent', status: 200, stranger: 'list' },
  'GET /v1/actions/:id': { at: ({ action }) => `/v1/actions/${action}`, as: 'agent', status: 200, stranger: 'unknown' },
  'POST /v1/actions/:id/approvals': {
    at: ({ action }) => `/v1/actions/${action}/approvals`,
    body: () => ({ decision: 'refuse', reason: 'not this time' }),
    as: 'supervisor',
    status: 200,
    stranger: 'unknown',
  },
  'GET /v1/escalations': { at: () => '/v1/escalations?limit=200', as: 'agent', status: 200, stranger: 'list' },
  'GET /v1/escalations/:id': {
    at: ({ escalation }) => `/v1/escalations/${escalation}`,
    as: 'agent',
    status: 200,
    stranger: 'unknown',
  },
  'POST /v1/escalations/:id/deadlines': {
    at: ({ escalation }) => `/v1/escalations/${escalation}/deadlines`,
    body: () => ({ to: '2999-01-01T00:00:00Z' }),
    as: 'ops',
    status: 202,
    stranger: 'unknown',
  },
  'GET /v1/today': { at: () => '/v1/today', as: 'ops', status: 200, stranger: 'own' },
  'GET /v1/demo': { at: () => '/v1/demo', as: 'ops', status: 404, stranger: 'unknown' },
  'POST /v1/demo/kill': {
    at: () => '/v1/demo/kill',
    body: () => ({ process: 'worker-order' }),
    as: 'ops',
    status: 404,
    stranger: 'unknown',
  },
  'POST /v1/demo/faults': {
    at: () => '/v1/demo/faults',
    body: () => ({ fault: 'stonebridge_slow', on: true }),
    as: 'ops',
    status: 404,
    stranger: 'unknown',
  },
  'POST /v1/demo/shoppers': {
    at: () => '/v1/demo/shoppers',
    body: () => ({ orders: 5 }),
    as: 'ops',
    status: 404,
    stranger: 'unknown',
  },
  'GET /v1/health': { at: () => '/v1/health', as: 'ops', status: 200, stranger: 'own' },
  'GET /v1/health/audit': { at: () => '/v1/health/audit', as: 'agent', status: 200, stranger: 'own' },
  'POST /v1/health/audit': { at: () => '/v1/health/audit', as: 'ops', status: 200, stranger: 'own' },
  'GET /v1/pick-tasks': { at: () => '/v1/pick-tasks?limit=200', as: 'robot', status: 200, stranger: 'list' },
  'GET /v1/pick-tasks/:id': {
    at: ({ task }) => `/v1/pick-tasks/${task}`,
    as: 'robot',
    status: 200,
    stranger: 'unknown',
  },
  'POST /v1/pick-tasks/:id/scans': {
    at: ({ task }) => `/v1/pick-tasks/${task}/scans`,
    body: () => ({ scan_id: randomUUID(), kind: 'pick', barcode: 'not-the-one' }),
    as: 'robot',
    status: 422,
    stranger: 'unknown',
  },
  'GET /v1/stream': { at: () => '/v1/stream', as: SHOP, status: 200, stranger: 'own', streams: true },
  'GET /v1/pauses': { at: () => '/v1/pauses', as: 'ops', status: 200, stranger: 'staff' },
  'POST /v1/pauses': {
    at: () => '/v1/pauses',
    body: () => ({ kind: 'warehouse', target: 'cd', reason: 'flood' }),
    as: 'ops',
    status: 201,
    stranger: 'staff',
  },
  'POST /v1/pauses/:id/end': {
    at: ({ pause }) => `/v1/pauses/${pause}/end`,
    as: 'ops',
    status: 200,
    stranger: 'staff',
  },
  'POST /v1/bulk-jobs/preview': {
    at: () => '/v1/bulk-jobs/preview',
    body: ({ paid }) => ({ kind: 'hold', selection: { order_ids: [paid] } }),
    as: 'ops',
    status: 200,
    stranger: 'staff',
  },
  'POST /v1/bulk-jobs': {
    at: () => '/v1/bulk-jobs',
    body: ({ paid }) => ({ kind: 'resend', selection: { order_ids: [paid] }, reason: 'unread' }),
    as: 'ops',
    status: 202,
    stranger: 'staff',
  },
  'GET /v1/bulk-jobs': { at: () => '/v1/bulk-jobs', as: 'ops', status: 200, stranger: 'staff' },
  'GET /v1/bulk-jobs/:id': { at: ({ bulk }) => `/v1/bulk-jobs/${bulk}`, as: 'ops', status: 200, stranger: 'staff' },
  'GET /v1/bulk-jobs/:id/items': {
    at: ({ bulk }) => `/v1/bulk-jobs/${bulk}/items`,
    as: 'ops',
    status: 200,
    stranger: 'staff',
  },
  'POST /v1/bulk-jobs/:id/stop': {
    at: ({ bulk }) => `/v1/bulk-jobs/${bulk}/stop`,
    as: 'ops',
    status: 202,
    stranger: 'staff',
  },
  'POST /v1/bulk-jobs/:id/repeat': {
    at: ({ bulk }) => `/v1/bulk-jobs/${bulk}/repeat`,
    as: 'ops',
    status: 422,
    stranger: 'staff',
  },
  'GET /v1/events': { at: () => '/v1/events?limit=500', as: SHOP, status: 200, stranger: 'list' },
  'POST /v1/webhook-endpoints': {
    at: () => '/v1/webhook-endpoints',
    body: () => ({ url: 'http://127.0.0.1:9/hook' }),
    as: SHOP,
    status: 201,
    stranger: 'own',
  },
  'GET /v1/webhook-endpoints': { at: () => '/v1/webhook-endpoints', as: SHOP, status: 200, stranger: 'list' },
  'GET /v1/webhook-endpoints/:id/deliveries': {
    at: ({ endpoint }) => `/v1/webhook-endpoints/${endpoint}/deliveries`,
    as: SHOP,
    status: 200,
    stranger: 'unknown',
  },
  'DELETE /v1/webhook-endpoints/:id': {
    at: ({ endpoint }) => `/v1/webhook-endpoints/${endpoint}`,
    as: SHOP,
    status: 200,
    stranger: 'unknown',
  },
  'POST /v1/webhook-endpoints/:id/enable': {
    at: ({ endpoint }) => `/v1/webhook-endpoints/${endpoint}/enable`,
    as: SHOP,
    status: 200,
    stranger: 'unknown',
  },
  'POST /v1/webhook-endpoints/:id/secret': {
    at: ({ endpoint }) => `/v1/webhook-endpoints/${endpoint}/secret`,
    body: () => ({ grace_hours: 1 }),
    as: SHOP,
    status: 201,
    stranger: 'unknown',
  },
  'POST /v1/webhook-endpoints/:id/test': {
    at: ({ endpoint }) => `/v1/webhook-endpoints/${endpoint}/test`,
    as: SHOP,
    status: 202,
    stranger: 'unknown',
  },
  'POST /v1/webhook-endpoints/:id/deliveries/:delivery/retry': {
    at: ({ endpoint }) => `/v1/webhook-endpoints/${endpoint}/deliveries/dlv_${'0'.repeat(26)}/retry`,
    as: SHOP,
    status: 404,
    stranger: 'unknown',
  },
  'GET /v1/people': { at: () => '/v1/people', as: 'admin', status: 200, stranger: 'own' },
  'POST /v1/people': {
    at: () => '/v1/people',
    body: () => ({ login: 'new.one', name: { 'zh-CN': '新', en: 'New' }, role: 'agent', language: 'en' }),
    as: 'admin',
    status: 201,
    stranger: 'own',
  },
  'PATCH /v1/people/:id': {
    at: () => '/v1/people/prn_nobody',
    body: () => ({ role: 'ops', reason: 'promoted' }),
    as: 'admin',
    status: 404,
    stranger: 'own',
  },
  'POST /v1/people/:id/invitations': {
    at: () => '/v1/people/prn_nobody/invitations',
    body: () => ({ reason: 'forgot it' }),
    as: 'admin',
    status: 404,
    stranger: 'own',
  },
  'GET /v1/api-keys': { at: () => '/v1/api-keys', as: 'admin', status: 200, stranger: 'own' },
  'GET /v1/api-key-holders': { at: () => '/v1/api-key-holders', as: 'admin', status: 200, stranger: 'own' },
  'POST /v1/api-keys': {
    at: () => '/v1/api-keys',
    body: () => ({ holder: { kind: 'robot', name: 'crane' }, scopes: ['floor:write'], reason: 'a new crane' }),
    as: 'admin',
    status: 201,
    stranger: 'own',
  },
  'POST /v1/api-keys/:id/rotate': {
    at: () => `/v1/api-keys/${KEY}/rotate`,
    body: () => ({ grace_hours: 1, reason: 'once a year' }),
    as: 'admin',
    status: 404,
    stranger: 'own',
  },
  'POST /v1/api-keys/:id/revoke': {
    at: () => `/v1/api-keys/${KEY}/revoke`,
    body: () => ({ reason: 'leaked' }),
    as: 'admin',
    status: 404,
    stranger: 'own',
  },
  'GET /v1/policies': { at: () => '/v1/policies', as: 'admin', status: 200, stranger: 'own' },
  'GET /v1/policies/:name': { at: () => '/v1/policies/apology', as: 'admin', status: 200, stranger: 'own' },
  'POST /v1/policies/:name/preview': {
    at: () => '/v1/policies/apology/preview',
    body: () => ({ value: { delay_coupon_minor: 600 } }),
    as: 'admin',
    status: 200,
    stranger: 'own',
  },
  'POST /v1/policies/:name': {
    at: () => '/v1/policies/apology',
    body: () => ({ value: { delay_coupon_minor: 600 }, based_on: 1, reason: 'kinder' }),
    as: 'admin',
    status: 201,
    stranger: 'own',
  },
  'GET /v1/authority-caps': { at: () => '/v1/authority-caps', as: 'admin', status: 200, stranger: 'own' },
  'PUT /v1/authority-caps/:role/:action/:currency': {
    at: () => '/v1/authority-caps/agent/coupon/JPY',
    body: () => ({ max: 6_000, based_on: 5_000, reason: 'kinder' }),
    as: 'admin',
    status: 200,
    stranger: 'own',
  },
  'GET /v1/calendars': { at: () => '/v1/calendars', as: 'admin', status: 200, stranger: 'own' },
  'GET /v1/calendars/:id': { at: () => '/v1/calendars/cn', as: 'admin', status: 200, stranger: 'own' },
  'POST /v1/calendars': {
    at: () => '/v1/calendars',
    body: () => ({ id: 'night', name: { 'zh-CN': '夜', en: 'Night' }, ...NEVER, reason: 'nobody works at night' }),
    as: 'admin',
    status: 201,
    stranger: 'own',
  },
  'POST /v1/calendars/:id': {
    at: () => '/v1/calendars/eu',
    body: () => ({ name: { 'zh-CN': '欧', en: 'EU' }, ...NEVER, based_on: 1, reason: 'nobody works' }),
    as: 'admin',
    status: 201,
    stranger: 'own',
  },
  'POST /v1/calendars/preview': {
    at: () => '/v1/calendars/preview',
    body: () => ({ ...NEVER, at: '2026-06-12T06:00:00Z' }),
    as: 'admin',
    status: 200,
    stranger: 'own',
  },
  'GET /v1/audit-log': { at: () => '/v1/audit-log', as: 'admin', status: 200, stranger: 'own' },
  'GET /v1/audit-log/verify': { at: () => '/v1/audit-log/verify', as: 'admin', status: 200, stranger: 'own' },
};

/** Open to all: what they answer to a request that knows nothing. */
const PUBLIC: Readonly<Record<string, { readonly at: string; readonly status: number }>> = {
  'GET /health/live': { at: '/health/live', status: 200 },
  'GET /health/ready': { at: '/health/ready', status: 200 },
  'GET /v1/session/door': { at: '/v1/session/door', status: 200 },
  'GET /v1/session': { at: '/v1/session', status: 401 },
  'POST /v1/session': { at: '/v1/session', status: 403 },
  'POST /v1/session/continue': { at: '/v1/session/continue', status: 403 },
  'POST /v1/session/password': { at: '/v1/session/password', status: 403 },
  'PATCH /v1/session': { at: '/v1/session', status: 403 },
  'DELETE /v1/session': { at: '/v1/session', status: 403 },
  'GET /v1/customer/orders/:token': { at: `/v1/customer/orders/${'0'.repeat(48)}`, status: 404 },
  'POST /v1/customer/orders/:token/address': { at: `/v1/customer/orders/${'0'.repeat(48)}/address`, status: 403 },
  'POST /v1/customer/orders/:token/cancel': { at: `/v1/customer/orders/${'0'.repeat(48)}/cancel`, status: 403 },
  'POST /v1/customer/orders/:token/receipt': { at: `/v1/customer/orders/${'0'.repeat(48)}/receipt`, status: 403 },
  'POST /v1/customer/orders/:token/rating': { at: `/v1/customer/orders/${'0'.repeat(48)}/rating`, status: 403 },
  'POST /v1/customer/orders/:token/help': { at: `/v1/customer/orders/${'0'.repeat(48)}/help`, status: 403 },
  'POST /v1/customer/track': { at: '/v1/customer/track', status: 403 },
  'GET /v1/regions': { at: '/v1/regions', status: 200 },
  'GET /pay/:id': { at: `/pay/pay_${'0'.repeat(26)}?s=guess`, status: 404 },
  'GET /problems/:slug': { at: '/problems/stock-insufficient', status: 200 },
  'GET /*': { at: '/orders', status: 404 },
  'GET /assets/*': { at: '/assets/none.js', status: 404 },
  'POST /webhooks/payments/:provider': { at: '/webhooks/payments/yipay', status: 401 },
  'POST /webhooks/carriers/:provider': { at: '/webhooks/carriers/egret', status: 401 },
};

const { access, close: closeDeclared } = await declareApp();
await closeDeclared();
const CLOSED = access.filter(({ method, scope }) => method !== 'HEAD' && scope !== 'public');
const cases = CLOSED.map(({ method, url, scope }) => ({ route: `${method} ${url}`, method, scope: scope as Scope }));

const NOBODY: Things = {
  paid: newId('ord'),
  held: newId('ord'),
  task: newId('pck'),
  escalation: `esc_${newId('ord').slice(4)}`,
  action: `act_${newId('ord').slice(4)}`,
  endpoint: `whe_${newId('ord').slice(4)}`,
  view: newId('view'),
  pause: newId('pse'),
  bulk: newId('blk'),
};

describe('who may call what', () => {
  let world: World;
  let things: Things;
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    world = await startWorld({ subject: 'access' });
    const database = connectDatabase(world.config.DATABASE_URL, { max: 1, application: 'access' });
    const holder = (name: string, shopId: string, scopes: readonly Scope[]) =>
      ({ name, kind: 'shop', role: 'supervisor', shopId, scopes }) as const;
    const holders = [
      holder('stranger', STRANGER, SCOPES),
      { name: 'admin', kind: 'staff', role: 'admin', scopes: scopesOf('admin') } as const,
      ...['revoked', 'expired', 'inactive', 'wrong secret'].map((name) => holder(name, SHOP, SCOPES)),
      ...SCOPES.map((scope) =>
        holder(
          `without ${scope}`,
          SHOP,
          SCOPES.filter((other) => other !== scope),
        ),
      ),
    ];
    Object.assign(keys, world.keys, await issueKeys(database.db, holders));
    await database.close();
    const idOf = (name: string): string => /phk_(key_\w+)\./.exec(keys[name] ?? '')?.[1] ?? '';
    await world.sql`UPDATE api_key SET revoked_at = now() WHERE id = ${idOf('revoked')}`;
    await world.sql`UPDATE api_key SET expires_at = now() - interval '1 second' WHERE id = ${idOf('expired')}`;
    await world.sql`UPDATE principal SET active = false WHERE name = 'inactive'`;
    const secret = () => randomBytes(32).toString('base64url');
    keys['wrong secret'] = `phk_${idOf('wrong secret')}.${secret()}`;
    keys.unknown = `phk_${newId('key')}.${secret()}`;
    things = await makeThings();
  });
  afterAll(() => world.close());

  const call = (method: string, url: string, key: string | undefined, body?: object) =>
    world.app.inject({
      method: method as 'GET',
      url,
      headers: {
        ...(key === undefined ? {} : { authorization: `Bearer ${keys[key] ?? key}` }),
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      },
      ...(body === undefined ? {} : { payload: body }),
    });

  const makeThings = async (): Promise<Things> => {
    const { shop, sql } = world;
    const [paid, held] = [await shop.placeHeld(), await shop.placeHeld()];
    await shop.pay(paid);
    await shop.until(paid.id, 'fulfilling');
    const [task] = await eventually(
      async () =>
        sql`SELECT p.id FROM pick_task p JOIN shipment s ON s.id = p.shipment_id WHERE s.order_id = ${paid.id}`,
      (rows) => rows.length > 0,
    );
    const escalation = `esc_${newId('ord').slice(4)}`;
    await sql`INSERT INTO escalation (id, order_id, n, kind, detail, tier, deadline_at)
      VALUES (${escalation}, ${paid.id}, 9, 'other', 'planted', 'agent', now() + interval '1 hour')`;
    const asked = { kind: 'refund', amount: paid.total, reason: 'a whole lot' };
    const action = await call('POST', `/v1/orders/${paid.id}/actions`, 'agent', asked);
    expect(action.json()).toMatchObject({ state: 'awaiting_approval' });
    const endpoint = await call('POST', '/v1/webhook-endpoints', SHOP, { url: 'http://127.0.0.1:9/hook' });
    const view = await call('POST', '/v1/saved-views', 'ops', { page: 'orders', name: 'of ops', query: 'held=true' });
    const idOf = (answer: { json(): unknown }): string => (answer.json() as { id: string }).id;
    const bulk = newId('blk');
    await sql`INSERT INTO bulk (id, kind, reason, principal_id, request_key, total)
      SELECT ${bulk}, 'hold', 'planted', id, 'planted', 0 FROM principal WHERE name = 'ops'`;
    const pause = await call('POST', '/v1/pauses', 'ops', { kind: 'messages', reason: 'quiet' });
    return {
      paid: paid.id,
      held: held.id,
      task: String(task?.id),
      escalation,
      action: idOf(action),
      endpoint: idOf(endpoint),
      view: idOf(view),
      pause: idOf(pause),
      bulk,
    };
  };

  const rowOf = (route: string): Row => {
    const row = ROWS[route];
    if (!row) throw new Error(`${route} has no row`);
    return row;
  };

  const problemOf = (answer: { json(): unknown; statusCode: number }) => {
    const { instance: _, request_id: __, ...problem } = answer.json() as Record<string, unknown>;
    return { status: answer.statusCode, problem };
  };

  test('every route of the app has its row, and every row its route', () => {
    const routes = (isPublic: boolean): string[] =>
      access
        .filter(({ method, scope }) => method !== 'HEAD' && (scope === 'public') === isPublic)
        .map(({ method, url }) => `${method} ${url}`)
        .toSorted((a, b) => a.localeCompare(b));
    const named = (rows: object): string[] => Object.keys(rows).toSorted((a, b) => a.localeCompare(b));
    expect(routes(false)).toEqual(named(ROWS));
    expect(routes(true)).toEqual(named(PUBLIC));
  });

  test('a HEAD asks for the same scope as its GET', () => {
    for (const { url, scope } of access.filter(({ method }) => method === 'HEAD'))
      expect(access).toContainEqual({ method: 'GET', url, scope });
  });

  test.each(Object.entries(PUBLIC))('%s is open', async (route, { at, status }) => {
    const answer = await call(route.split(' ')[0] ?? 'GET', at, undefined);
    expect(answer.statusCode).toBe(status);
  });

  test('the document is open and says of nobody', async () => {
    const document = await call('GET', '/docs/json', undefined);
    expect(document.statusCode).toBe(200);
    expect(document.body).not.toContain('/webhooks/payments');
  });

  describe.each(cases)('$route', ({ route, method, scope }) => {
    const at = (ids: Things): string => rowOf(route).at(ids);
    const body = (ids: Things): object | undefined => rowOf(route).body?.(ids);

    test('asks who it is', async () => {
      const answer = await call(method, at(things), undefined, body(things));
      expect(answer.statusCode).toBe(401);
      expect(answer.json()).toMatchObject({ code: 'CREDENTIALS_MISSING' });
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    });

    test('knows no key that is unknown, wrong, revoked, expired, or of somebody who left', async () => {
      const strange = ['unknown', 'wrong secret', 'revoked', 'expired', 'inactive', 'x', '', 'phk_', `phk_key_.`];
      const answers = await Promise.all(strange.map((key) => call(method, at(things), key, body(things))));
      const seen = answers.map(problemOf);
      expect(seen).toEqual(strange.map(() => expect.objectContaining({ status: 401 })));
      expect(new Set(seen.map(({ problem }) => JSON.stringify(problem))).size).toBe(1);
      expect(seen[0]?.problem.code).toBe('CREDENTIALS_INVALID');
    });

    test('asks for its scope, whether or not the thing is there', async () => {
      const key = `without ${scope}`;
      const there = problemOf(await call(method, at(things), key, body(things)));
      expect(there).toMatchObject({ status: 403, problem: { code: 'SCOPE_MISSING', errors: [{ facts: { scope } }] } });
      expect(problemOf(await call(method, at(NOBODY), key, body(NOBODY)))).toEqual(there);
    });

    test('shows another shop nothing', async () => {
      const { stranger, streams } = rowOf(route);
      if (streams) return;
      const answer = await call(method, at(things), 'stranger', body(things));
      if (stranger === 'unknown') {
        const unknown = await call(method, at(NOBODY), 'stranger', body(NOBODY));
        expect(problemOf(answer)).toEqual(problemOf(unknown));
        expect(answer.statusCode).toBe(404);
      }
      if (stranger === 'staff') {
        const denied = { status: 403, problem: expect.objectContaining({ code: 'STAFF_REQUIRED' }) };
        expect(problemOf(answer)).toEqual(denied);
        expect(problemOf(await call(method, at(NOBODY), 'stranger', body(NOBODY)))).toEqual(denied);
        return;
      }
      if (stranger === 'list') expect(answer.statusCode).toBe(200);
      for (const id of Object.values(things)) if (stranger !== 'unknown') expect(answer.body).not.toContain(id);
    });
  });

  test('what others tried has changed nothing', async () => {
    const [paid] = await world.sql`SELECT status FROM "order" WHERE id = ${things.paid}`;
    const [held] = await world.sql`SELECT status FROM "order" WHERE id = ${things.held}`;
    expect([paid?.status, held?.status]).toEqual(['fulfilling', 'awaiting_payment']);
    expect(await world.sql`SELECT 1 FROM action WHERE order_id = ${things.paid}`).toHaveLength(1);
    expect(await world.sql`SELECT 1 FROM scan`).toHaveLength(0);
    expect(await world.sql`SELECT kind FROM pause WHERE ended_at IS NULL`).toEqual([{ kind: 'messages' }]);
  });

  test.each(Object.entries(ROWS))(
    '%s opens to the one whose it is',
    async (route, { as, status, at, body, streams }) => {
      if (streams) return;
      const answer = await call(route.split(' ')[0] ?? 'GET', at(things), as, body?.(things));
      expect(answer.statusCode, answer.body).toBe(status);
    },
  );

  test('a query by another shop does not find the order by its reference or with its cursor', async () => {
    const [row] = await world.sql`SELECT reference FROM "order" WHERE id = ${things.paid}`;
    const found = await call('GET', `/v1/orders?reference=${String(row?.reference)}`, 'stranger');
    expect(found.json()).toEqual({ data: [], next_cursor: null });
    const page = problemOf(await call('GET', `/v1/orders?cursor=${things.paid}`, 'stranger'));
    expect(page).toEqual(problemOf(await call('GET', `/v1/orders?cursor=${NOBODY.paid}`, 'stranger')));
    expect(page.status).toBe(400);
  });

  test.each(['Basic dXNlcjpwYXNz', 'bearer', 'Bearer', 'Bearer  two  spaces', `Bearer ${'x'.repeat(8_000)}`])(
    'an authorization of another kind is none: %s',
    async (header) => {
      const answer = await world.app.inject({ url: '/v1/orders', headers: { authorization: header } });
      expect(answer.statusCode).toBe(401);
      expect(answer.json()).toMatchObject({ code: 'CREDENTIALS_INVALID' });
    },
  );

  test('somebody of operations cannot place an order in the name of no shop', async () => {
    const answer = await call('POST', '/v1/orders', 'ops', anOrder());
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'SHOP_REQUIRED' });
  });

  test.each([
    ['GET', '/v1/unknown'],
    ['PUT', '/v1/orders'],
    ['DELETE', '/v1/orders/ord_0'],
    ['GET', '/v1/orders/'],
    ['GET', '/V1/orders'],
    ['GET', '//v1/orders'],
    ['GET', '/v1/../v1/orders/%2e%2e'],
    ['GET', '/v1/orders/%ZZ'],
  ])('%s %s is no address, with or without a key', async (method, url) => {
    for (const key of [undefined, SHOP]) {
      const answer = await call(method, url, key);
      expect([400, 401, 404], answer.body).toContain(answer.statusCode);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
  });
});
