import type { PackhorseClient } from '../../client/client.ts';
import { createClient } from '../../client/client.ts';
import type { StackPorts } from '../stack/ports.ts';
import type { ShopperView } from './evidence.ts';
import { readShoppers } from './read-journals.ts';

type Item = NonNullable<Awaited<ReturnType<typeof readItems>>>[number];

/** One shopper and the order, as anybody with a key sees it. */
export type BoardRow = { readonly shopper: ShopperView; readonly order: Item | undefined };

const PAGE = 200;
const MOST_PAGES = 25;

const readPage = async (client: PackhorseClient, cursor: string | undefined) => {
  const query = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
  const { data } = await client.GET('/v1/orders', { params: { query } });
  if (!data) throw new Error('the orders cannot be read');
  return data;
};

const readItems = async (client: PackhorseClient, wanted: number) => {
  const first = await readPage(client, undefined);
  const items = [...first.data];
  let cursor = first.next_cursor;
  for (let page = 1; cursor !== null && items.length < wanted && page < MOST_PAGES; page += 1) {
    const next = await readPage(client, cursor);
    items.push(...next.data);
    cursor = next.next_cursor;
  }
  return items;
};

export const ENDED = ['completed', 'rejected', 'expired', 'cancelled'];

export const isAtEnd = ({ order }: BoardRow): boolean => order !== undefined && ENDED.includes(order.status);

/** Waits for a visitor: everything else moves by itself. */
export const isLeft = ({ shopper }: BoardRow): boolean => shopper.left !== undefined;

export const createBoard = (apiUrl: string, apiKey: string, ports: StackPorts) => {
  const client = createClient({
    baseUrl: apiUrl,
    apiKey,
    fetch: (request) => fetch(request, { signal: AbortSignal.timeout(10_000) }),
  });
  return {
    client,
    read: async (): Promise<BoardRow[]> => {
      const shoppers = await readShoppers(ports);
      const items = new Map((await readItems(client, shoppers.length)).map((item) => [item.id, item]));
      return shoppers.map((shopper) => ({ shopper, order: items.get(shopper.order_id ?? '') }));
    },
  };
};

export type Board = ReturnType<typeof createBoard>;
