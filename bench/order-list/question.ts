import type { Sql } from '../../db/client.ts';
import type { RecordingApi } from './api.ts';

export type Question = {
  readonly name: string;
  readonly path: string;
  /** Nobody may be found: then it is asked all the same. */
  readonly mayBeEmpty?: boolean;
};

/** Rows that the console asks for at once. */
const PAGE = 100;
const CAUSES = 6;

/** The views that everybody has; `''` is all orders. */
const VIEWS = {
  all: '',
  attention: 'attention=true',
  late: 'late=true',
  unpaid: 'stage=received',
  floor: 'stage=paid,allocated,picked,packed',
  road: 'stage=handed_over',
  held: 'held=true',
};

const DAY_MS = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();

/** What the console's filters can be set to, rare and common alike. */
const filters = ({ customer, reference, ids }: Sample): readonly string[] => [
  ...['delivered', 'ended', 'cancelling'].map((stage) => `stage=${stage}`),
  ...['completed', 'awaiting_payment', 'rejected', 'cancelled'].map((status) => `status=${status}`),
  ...['pick', 'delivery', 'agent,supervisor,attention'].map((wait) => `waiting_on=${wait}`),
  'waiting_on=booking&waiting_at=egret',
  'waiting_at=none',
  'trouble=lost',
  'trouble=late_pick,lost',
  'warehouse=jx',
  'carrier=stonebridge',
  'carrier=egret&late=true',
  'carrier=stonebridge&held=true',
  'method=cardhouse',
  'method=yipay&stage=received',
  'attention=false',
  'late=false',
  'held=false',
  'open=true',
  'open=false',
  'imported=false',
  'imported=true',
  `from=${daysAgo(31)}&to=${daysAgo(30)}`,
  `to=${daysAgo(45)}&held=false`,
  `customer_id=${customer}`,
  `reference=${reference}`,
  'currency=EUR',
  'shop=yizhou-eu',
  'shop=yizhou-live&late=true',
  'shop=yizhou-live&held=true',
  'shop=yizhou-eu&stage=ended',
  `id=${ids.join(',')}`,
];

type Sample = {
  readonly customer: string;
  readonly reference: string;
  readonly phone: string;
  readonly tracking: string;
  readonly order: string;
  readonly payment: string;
  readonly shipment: string;
  readonly ids: readonly string[];
  /** The last order of a page in the middle of all, and of one near their end. */
  readonly middle: string;
  readonly deep: string;
};

const readSample = async (sql: Sql): Promise<Sample> => {
  const [row] = await sql<Sample[]>`
    WITH page AS (SELECT id, row_number() OVER (ORDER BY accepted_at DESC, id DESC) AS n FROM "order"),
      size AS (SELECT count(*) AS all FROM "order"),
      chosen AS (
        SELECT o.* FROM "order" o JOIN page USING (id), size
        WHERE n > size.all / 3 AND status = 'completed' AND reference IS NOT NULL AND customer_id IS NOT NULL
        ORDER BY n LIMIT 1
      )
    SELECT c.customer_id AS customer, c.reference, c.id AS order, k.phone, a.tracking_number AS tracking,
      p.id AS payment, s.id AS shipment,
      (SELECT json_agg(id) FROM page WHERE n <= ${PAGE}) AS ids,
      (SELECT id FROM page, size WHERE n = size.all / 2) AS middle,
      (SELECT id FROM page, size WHERE n = size.all * 95 / 100) AS deep
    FROM chosen c JOIN order_contact k ON k.order_id = c.id JOIN payment p ON p.order_id = c.id
      JOIN shipment s ON s.order_id = c.id JOIN parcel a ON a.shipment_id = s.id LIMIT 1`;
  if (!row) throw new Error('there is no order to ask for');
  return row;
};

const searches = (sample: Sample): readonly Question[] => {
  const asked = {
    'telephone number': sample.phone,
    'telephone number without country': sample.phone.replace(/^\+(86|44)/, ''),
    'tracking number': sample.tracking,
    reference: sample.reference,
    'order id': sample.order,
    'workflow id': `order-${sample.order}`,
    'payment id': sample.payment,
    'parcel id': sample.shipment,
  };
  return [
    ...Object.entries(asked).map(([what, q]) => ({ name: `search: ${what}`, path: `/v1/search?q=${escape(q)}` })),
    { name: 'search: nobody’s number', path: '/v1/search?q=13900000000', mayBeEmpty: true },
    { name: 'search: nobody’s word', path: '/v1/search?q=nothing-like-it', mayBeEmpty: true },
  ];
};

const escape = (text: string): string => encodeURIComponent(text);

const list = (query: string, name: string): Question => ({
  name,
  path: `/v1/orders?limit=${PAGE}${query === '' ? '' : `&${query}`}`,
});
const count = (query: string, name: string): Question => ({ name, path: `/v1/orders/count?${query}` });

const shorten = (query: string): string => query.replace(/^id=.*/, 'id=… (a page of them)').replace(/T[\d:.]+Z/g, '');

const deepPages = ({ middle, deep }: Sample): readonly Question[] => [
  list(`cursor=${middle}`, 'page in the middle'),
  list(`cursor=${deep}`, 'page near the end'),
  list(`cursor=${middle}&status=completed`, 'page in the middle, status=completed'),
  list(`cursor=${middle}&shop=yizhou-eu`, 'page in the middle, shop=yizhou-eu'),
  list(`cursor=${middle}&carrier=stonebridge`, 'page in the middle, carrier=stonebridge'),
  { ...list(`cursor=${middle}&held=true`, 'page in the middle, held=true'), mayBeEmpty: true },
  { ...list(`cursor=${middle}&late=true`, 'page in the middle, late=true'), mayBeEmpty: true },
];

type Today = { readonly stages: readonly Linked[]; readonly stuck: readonly Linked[] };
type Linked = { readonly query: string; readonly count: number };

/** The lists to which the page of today leads, of the causes those that most orders have. */
const fromToday = async (api: RecordingApi): Promise<readonly string[]> => {
  const { stages, stuck } = JSON.parse((await api.get('/v1/today')).body) as Today;
  const causes = stuck.toSorted((a, b) => b.count - a.count).slice(0, CAUSES);
  return [...stages, ...causes].filter((each) => each.count > 0).map(({ query }) => query);
};

/** All that the list of orders asks, and what leads to it. */
export const readQuestions = async (sql: Sql, api: RecordingApi): Promise<readonly Question[]> => {
  const sample = await readSample(sql);
  const views = Object.entries(VIEWS);
  const narrowed = [...new Set([...filters(sample), ...(await fromToday(api))])];
  return [
    ...views.map(([view, query]) => list(query, `view: ${view}`)),
    ...views.map(([view, query]) => count(query, `count of view: ${view}`)),
    ...narrowed.map((query) => list(query, `list: ${shorten(query)}`)),
    ...narrowed.map((query) => count(query, `count: ${shorten(query)}`)),
    ...deepPages(sample),
    ...searches(sample),
    { name: 'today', path: '/v1/today' },
    { name: 'today of one shop', path: '/v1/today?shop=yizhou-live' },
  ];
};

/** Read in pieces; each is measured by itself. */
export const EXPORTS: readonly Question[] = [
  { name: 'export, each piece', path: '/v1/orders/export' },
  { name: 'export of a carrier, each piece', path: '/v1/orders/export?carrier=stonebridge' },
];
