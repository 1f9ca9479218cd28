import {
  type components,
  dataOf,
  type HeldOrder,
  idempotencyKey,
  type NewOrder,
  type Order,
  type PackhorseClient,
  type Problem,
  ProblemError,
} from '../../client/client.ts';
import { insist } from '../kit/insist.ts';

type Schemas = components['schemas'];
export type Sku = Schemas['SkuPage']['data'][number];
export type SkuDetail = Schemas['Sku'];
export type NewQuote = Schemas['NewQuote'];
export type Quote = Schemas['Quote'];
export type ProblemItem = Schemas['Problem']['errors'][number];
export type { HeldOrder, NewOrder, Order, Problem };

/** What became of an order: held and to be paid, still being decided, or refused with everything that is wrong. */
export type Placed =
  | { readonly kind: 'held'; readonly order: HeldOrder }
  | { readonly kind: 'deciding'; readonly id: string }
  | { readonly kind: 'refused'; readonly problem: Problem };

export type Sentence = Schemas['Explanation']['sentence'];
export type FollowedOrder = { readonly order: Order; readonly sentence: Sentence };

/** The order's own page for the customer, where the installation has one. */
export const customerPageOf = (order: Order & { readonly customer_url?: unknown }): string | undefined =>
  typeof order.customer_url === 'string' ? order.customer_url : undefined;

const PATIENCE_MS = 20_000;
const LATEST_ORDERS = 10;

export type Packhorse = ReturnType<typeof createPackhorse>;

/** Everything that a shop's backend asks of Packhorse. There is no more to an integration than these calls. */
export const createPackhorse = (client: PackhorseClient, stop: AbortSignal) => ({
  ...beforeTheOrder(client),
  placeOrder: orderPlacer(client, stop),
  ...afterTheOrder(client),
});

const beforeTheOrder = (client: PackhorseClient) => ({
  /** The goods, page by page: `next_cursor` of one page is the `cursor` of the next. */
  listGoods: async (filter: { category?: string; q?: string } = {}): Promise<Sku[]> => {
    const goods: Sku[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const query = { ...filter, limit: 200, ...(cursor === undefined ? {} : { cursor }) };
      const page = await dataOf(client.GET('/v1/skus', { params: { query } }));
      goods.push(...page.data);
      cursor = page.next_cursor;
    }
    return goods;
  },

  /** One article with freight and promise to where the visitor is; undefined when the shop does not list it. */
  readArticle: async (sku: string, regionCode: string): Promise<SkuDetail | undefined> => {
    const params = { path: { sku }, query: { country: 'CN', region_code: regionCode } };
    try {
      return await dataOf(client.GET('/v1/skus/{sku}', { params }));
    } catch (error) {
      if (error instanceof ProblemError && error.has('SKU_NOT_LISTED')) return undefined;
      throw error;
    }
  },

  /** What the basket comes to now, and all that stands in its way. It takes nothing, so it is asked at every change. */
  quote: (body: NewQuote): Promise<Quote> => dataOf(client.POST('/v1/quotes', { body })),
});

/**
 * The key belongs to this one act: after a timeout, a 503 or a second click the same body goes out again with the same key
 * and gets the same answer. Nothing is ever ordered twice.
 */
const orderPlacer =
  (client: PackhorseClient, stop: AbortSignal) =>
  async (body: NewOrder, key: string): Promise<Placed> => {
    const send = async () => {
      const answer = await client.POST('/v1/orders', { params: { header: idempotencyKey(key) }, body });
      if (answer.error?.retryable) throw new ProblemError(answer.error, answer.response);
      return answer;
    };
    const patience = AbortSignal.any([stop, AbortSignal.timeout(PATIENCE_MS)]);
    const { data, error } = await insist(send, patience);
    if (data && 'payment' in data) return { kind: 'held', order: data };
    if (data) return { kind: 'deciding', id: data.id };
    return { kind: 'refused', problem: error };
  };

const afterTheOrder = (client: PackhorseClient) => {
  const followOrder = async (id: string): Promise<FollowedOrder> => {
    const params = { path: { id } };
    const [order, { sentence }] = await Promise.all([
      dataOf(client.GET('/v1/orders/{id}', { params })),
      dataOf(client.GET('/v1/orders/{id}/explain', { params })),
    ]);
    return { order, sentence };
  };
  return {
    /** A customer's latest orders, by the number that the shop gave the customer. */
    listOrders: async (customerId: string): Promise<FollowedOrder[]> => {
      const query = { customer_id: customerId, limit: LATEST_ORDERS };
      const { data } = await dataOf(client.GET('/v1/orders', { params: { query } }));
      return Promise.all(data.map(({ id }) => followOrder(id)));
    },
  };
};
