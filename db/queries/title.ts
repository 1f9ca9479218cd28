import { sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { sku } from '../schema/shop.ts';
import { anyOf } from './list.ts';

export type Titles = ReadonlyMap<string, { readonly 'zh-CN': string; readonly en: string }>;

export const readTitles = async (db: Queryable, skus: readonly string[]): Promise<Titles> => {
  if (skus.length === 0) return new Map();
  const rows = await db
    .select({ sku: sku.sku, zh: sku.titleZh, en: sku.titleEn })
    .from(sku)
    .where(sql`${sku.sku} = ${anyOf(skus)}`);
  return new Map(rows.map(({ sku: each, zh, en }) => [each, { 'zh-CN': zh, en }]));
};
