import type postgres from 'postgres';
import { INVARIANT_QUERIES } from '../../db/queries/invariant.ts';

type Rows = readonly Record<string, unknown>[];

/** What the product looks at by itself, and what a constraint keeps, which it need not look at. */
const QUERIES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(INVARIANT_QUERIES).map(([name, { broken }]) => [name, broken])),
  'one cause is told once': `
    SELECT order_id, template, cause, channel, count(*) FROM notification GROUP BY 1, 2, 3, 4 HAVING count(*) > 1`,
};

export type Broken = Readonly<Record<string, Rows>>;

/** Rules that do not hold, with the rows that break them, all read from one moment; empty when all is well. */
export const brokenInvariants = (sql: postgres.Sql): Promise<Broken> =>
  sql.begin('isolation level repeatable read read only', async (tx) => {
    const broken: Record<string, Rows> = {};
    for (const [rule, query] of Object.entries(QUERIES)) {
      const rows = await tx.unsafe(query);
      if (rows.length > 0) broken[rule] = [...rows];
    }
    return broken;
  });
