import { type SQL, sql } from 'drizzle-orm';

/** For `column = ${anyOf(ids)}`: one text of the query, however long the list. */
export const anyOf = (values: readonly string[]): SQL =>
  sql`ANY(ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify([...new Set(values)])}::jsonb)))`;

/** Rows as a table of a query: `columns` such as `id text, "orderId" text`, named like the members. */
export const rowsAs = (name: string, rows: readonly object[], columns: string): SQL =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS ${sql.raw(`${name}(${columns})`)}`;
