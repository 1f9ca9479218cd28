import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { region } from '../schema/shop.ts';

export type RegionName = { readonly code: string; readonly nameZh: string; readonly nameEn: string };

/** From the largest to the region itself. */
export const regionPath = async (db: Queryable, code: string): Promise<RegionName[]> => {
  const rows = await db.execute<RegionName>(sql`
    WITH RECURSIVE path AS (
      SELECT code, name_zh, name_en, parent, 0 AS depth FROM region WHERE code = ${code}
      UNION ALL
      SELECT r.code, r.name_zh, r.name_en, r.parent, p.depth + 1 FROM region r JOIN path p ON r.code = p.parent
    )
    SELECT code, name_zh AS "nameZh", name_en AS "nameEn" FROM path ORDER BY depth DESC`);
  return [...rows];
};

/** Countries, or the parts of a region, that are still in force. China's provinces stand below its country code. */
export const regionsWithin = (db: Queryable, parent: string | undefined) => {
  const { code, level, nameZh, nameEn, hasChildren, replacedBy } = region;
  const isWithin =
    parent === undefined
      ? eq(level, 'country')
      : parent === 'CN'
        ? and(isNull(region.parent), eq(level, 'province'))
        : eq(region.parent, parent);
  return db
    .select({ code, level, nameZh, nameEn, hasChildren })
    .from(region)
    .where(and(isWithin, sql`cardinality(${replacedBy}) = 0`))
    .orderBy(asc(code));
};
