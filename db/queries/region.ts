import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';

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

export type RegionRow = RegionName & {
  readonly level: 'country' | 'province' | 'city' | 'district';
  readonly hasChildren: boolean;
  /** What it lies in, from the largest. */
  readonly within: readonly RegionName[];
};

const MOST = 500;
const MOST_FOUND = 20;

const named = (alias: string): SQL =>
  sql.raw(`jsonb_build_object('code', ${alias}.code, 'nameZh', ${alias}.name_zh, 'nameEn', ${alias}.name_en)`);

type Listing = { readonly where: SQL; readonly first?: SQL; readonly limit: number };

/** Those in force, with what they lie in. */
const listRegions = async (
  db: Queryable,
  { where, first = sql`r.code IS NULL`, limit }: Listing,
): Promise<RegionRow[]> => {
  const rows = await db.execute<RegionRow>(sql`
    SELECT r.code, r.level, r.name_zh AS "nameZh", r.name_en AS "nameEn", r.has_children AS "hasChildren",
      CASE WHEN p.code IS NULL THEN '[]' WHEN g.code IS NULL THEN jsonb_build_array(${named('p')})
        ELSE jsonb_build_array(${named('g')}, ${named('p')}) END AS within
    FROM region r LEFT JOIN region p ON p.code = r.parent LEFT JOIN region g ON g.code = p.parent
    WHERE cardinality(r.replaced_by) = 0 AND ${where} ORDER BY ${first}, length(r.name_zh), r.code LIMIT ${limit}`);
  return [...rows];
};

/** No row of its own: an address in China names a province and what lies in it. */
const CHINA: RegionRow = {
  code: 'CN',
  nameZh: '中国',
  nameEn: 'China',
  level: 'country',
  hasChildren: true,
  within: [],
};

/** Countries, or the parts of a region. China's provinces stand below its country code. */
export const regionsWithin = async (db: Queryable, parent: string | undefined): Promise<RegionRow[]> => {
  const province = sql`r.parent IS NULL AND r.level = 'province'`;
  const part = parent === 'CN' ? province : sql`r.parent = ${parent ?? null}`;
  const rows = await listRegions(db, { where: parent === undefined ? sql`r.level = 'country'` : part, limit: MOST });
  const all = parent === undefined ? [CHINA, ...rows] : rows;
  return all.toSorted((a, b) => (a.code < b.code ? -1 : 1));
};

const NAMES = sql`lower(concat(g.name_zh, p.name_zh, r.name_zh, ' ', concat_ws(' ', g.name_en, p.name_en, r.name_en)))`;

/** Who writes 大连中山区 leaves out what 大连市 is: Han characters need only come in their order. */
const patternOf = (word: string): string => {
  const characters = Array.from(word.replaceAll(/[%_\\]/g, ''));
  return `%${characters.join(/^\p{Script=Han}+$/u.test(word) ? '%' : '')}%`;
};

/** The smallest regions whose name, with those of what they lie in, holds every word; as they were typed first. */
export const regionsNamed = (db: Queryable, text: string): Promise<RegionRow[]> => {
  const words = text
    .toLowerCase()
    .split(/[\s,，]+/)
    .filter((word) => word !== '');
  const holds = words.map((word) => sql`${NAMES} LIKE ${patternOf(word)}`);
  const where = sql.join([sql`NOT r.has_children AND r.level <> 'country'`, ...holds], sql` AND `);
  const first = sql`position(${words[0] ?? ''} IN ${NAMES}) = 0`;
  return words.length === 0 ? Promise.resolve([]) : listRegions(db, { where, first, limit: MOST_FOUND });
};
