import { type SQL, sql } from 'drizzle-orm';
import type { Money } from '../../domain/money.ts';
import type { Queryable } from '../client.ts';

/** An article with its prices and what of it is free, near and far. */
export type SkuRow = {
  readonly sku: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly category: string;
  readonly traits: readonly string[];
  readonly sellable: boolean;
  readonly prices: readonly (Money & { readonly shopId: string })[];
  readonly here: number;
  readonly elsewhere: number;
};

export type SkuFilter = {
  /** One shop's catalogue: what it has a price for. Undefined is everything there is. */
  readonly shopId: string | undefined;
  readonly category?: string | undefined;
  /** A part of the code or of a title, in whatever case. */
  readonly q?: string | undefined;
  /** The article itself. */
  readonly sku?: string | undefined;
  /** The last article of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
};

/** Open warehouses that some carrier serves on a lane into a zone of the shop's freight rules, or into any. */
const inReach = (shopId: string | undefined): SQL => {
  const zones =
    shopId === undefined ? sql`` : sql`AND zone IN (SELECT zone FROM freight_rule WHERE shop_id = ${shopId})`;
  return sql`(SELECT warehouse FROM carrier_tariff WHERE serves ${zones})`;
};

const conditionsOf = ({ shopId, category, q, sku, after }: SkuFilter): SQL => {
  const conditions = [
    shopId === undefined
      ? undefined
      : sql`EXISTS (SELECT 1 FROM price p WHERE p.sku = k.sku AND p.shop_id = ${shopId})`,
    category === undefined ? undefined : sql`k.category = ${category}`,
    q === undefined
      ? undefined
      : sql`position(lower(${q}) IN lower(concat_ws(' ', k.sku, k.title_zh, k.title_en))) > 0`,
    sku === undefined ? undefined : sql`k.sku = ${sku}`,
    after === undefined ? undefined : sql`k.sku > ${after}`,
  ];
  return sql.join([sql`true`, ...conditions.filter((each) => each !== undefined)], sql` AND `);
};

/** In the order of their codes; one more than asked for tells whether there is a next page. */
export const listSkus = async (db: Queryable, filter: SkuFilter): Promise<SkuRow[]> => {
  const { shopId, limit } = filter;
  const own = shopId === undefined ? sql`` : sql`AND p.shop_id = ${shopId}`;
  const rows = await db.execute<SkuRow>(sql`
    SELECT k.sku, k.title_zh AS "titleZh", k.title_en AS "titleEn", k.category, to_jsonb(k.traits) AS traits, k.sellable,
      coalesce((SELECT jsonb_agg(jsonb_build_object('shopId', p.shop_id, 'amount', p.amount_minor, 'currency', p.currency)
        ORDER BY p.shop_id, p.currency) FROM price p WHERE p.sku = k.sku ${own}), '[]') AS prices, s.here, s.elsewhere
    FROM sku k CROSS JOIN LATERAL (
      SELECT coalesce(sum(on_hand - reserved) FILTER (WHERE w.id IN ${inReach(shopId)}), 0)::int AS here,
        coalesce(sum(on_hand - reserved) FILTER (WHERE w.id NOT IN ${inReach(shopId)}), 0)::int AS elsewhere
      FROM stock JOIN warehouse w ON w.id = stock.warehouse WHERE stock.sku = k.sku AND w.open) s
    WHERE ${conditionsOf(filter)} ORDER BY k.sku LIMIT ${limit + 1}`);
  return [...rows];
};

export const findSku = async (
  db: Queryable,
  { sku, shopId }: { readonly sku: string; readonly shopId: string | undefined },
): Promise<SkuRow | undefined> => (await listSkus(db, { sku, shopId, limit: 1 }))[0];
