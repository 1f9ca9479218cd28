import type postgres from 'postgres';
import { newId } from '../../db/queries/new-id.ts';

export type Basket = { readonly skus: readonly string[]; readonly quantity: number };

const CHUNK = 2_000;
const SHOP = 'yizhou-cn';

const keyOf = ({ skus, quantity }: Basket): string => `${quantity} x ${skus.join(' ')}`;

/** Orders as the api has accepted them, waiting to be judged: made beforehand, since taking them in is another benchmark. */
export const openOrderPool = (sql: postgres.Sql) => {
  const waiting = new Map<string, string[]>();

  /** Of each basket at least so many. */
  const fill = async (baskets: readonly Basket[], count: number): Promise<void> => {
    let made = 0;
    for (const basket of baskets) {
      const ids = waiting.get(keyOf(basket)) ?? [];
      waiting.set(keyOf(basket), ids);
      for (; ids.length < count; made += 1)
        ids.push(...(await acceptMany(sql, basket, Math.min(CHUNK, count - ids.length))));
    }
    if (made > 0) await analyse(sql);
  };

  /** Runs out only where nobody could tell how many will be wanted; then one refill serves all who wait for it. */
  const take = async (basket: Basket): Promise<string> => {
    for (;;) {
      const id = waiting.get(keyOf(basket))?.pop();
      if (id !== undefined) return id;
      refill ??= fill([basket], CHUNK).finally(() => (refill = undefined));
      await refill;
    }
  };
  let refill: Promise<void> | undefined;

  return {
    fill,
    /** One that is refused for want of room stays as it was, for the next who comes. */
    use: async <T>(basket: Basket, act: (orderId: string) => Promise<T>): Promise<T> => {
      const id = await take(basket);
      try {
        return await act(id);
      } catch (error) {
        waiting.get(keyOf(basket))?.push(id);
        throw error;
      }
    },
  };
};

export type OrderPool = ReturnType<typeof openOrderPool>;

/** So many rows at once are more than the server's own statistics have heard of yet. */
const analyse = async (sql: postgres.Sql): Promise<void> => {
  await sql.begin((tx) => [tx`SET LOCAL lock_timeout = 0`, tx`ANALYZE`]);
};

const acceptMany = async (sql: postgres.Sql, { skus, quantity }: Basket, count: number): Promise<string[]> => {
  const ids = Array.from({ length: count }, () => newId('ord'));
  await sql.begin((tx) => [
    tx`
      INSERT INTO "order" (id, shop_id, language, currency, payment_method, customer_key, coupon_codes, waiting_on,
        waiting_until, next_actor)
      SELECT id, ${SHOP}, 'zh-CN', 'CNY', 'yipay', id, '{}', 'verdict', now() + interval '1 minute', 'system'
      FROM unnest(${ids}::text[]) id`,
    tx`
      INSERT INTO order_contact (order_id, name, phone, country, region_code, city, line1)
      SELECT id, '林晓', '+8619900000001', 'CN', '330106', '杭州', '虚构路 18 号' FROM unnest(${ids}::text[]) id`,
    tx`
      INSERT INTO order_line (order_id, line_no, sku, quantity)
      SELECT id, n, sku, ${quantity} FROM unnest(${ids}::text[]) id,
        unnest(${[...skus]}::text[]) WITH ORDINALITY AS l(sku, n)`,
    tx`
      INSERT INTO idempotency_key (shop_id, key, body_hash, order_id, lease_until)
      SELECT ${SHOP}, id, id, id, now() FROM unnest(${ids}::text[]) id`,
  ]);
  return ids;
};
