import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type postgres from 'postgres';

/** Rows as their table takes them; the first one names the columns, and all others have the same. */
export type Rows<T extends PgTable> = readonly T['$inferInsert'][];

type Fields = Readonly<Record<string, unknown>>;

const CHUNK_ROWS = 1_000;

const SIGNS: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

const escaped = (text: string): string => text.replaceAll(/[\\\n\r\t]/g, (sign) => SIGNS[sign] ?? sign);

const elementOf = (value: unknown): string => `"${String(value).replaceAll(/["\\]/g, String.raw`\$&`)}"`;

const NULL = String.raw`\N`;

type Encode = (value: unknown) => string;

/** JSON and lists have a form of their own; everything else is its text. */
const encoderOf = (column: PgColumn): Encode => {
  if (column.getSQLType() === 'jsonb') return (value) => escaped(JSON.stringify(value));
  return (value) => {
    if (typeof value === 'string') return escaped(value);
    return Array.isArray(value) ? escaped(`{${value.map(elementOf).join(',')}}`) : String(value as number | boolean);
  };
};

type Column = { readonly key: string; readonly name: string; readonly encode: Encode };

const lineOf = (row: Fields, columns: readonly Column[]): string => {
  const fields = columns.map(({ key, encode }) =>
    row[key] === null || row[key] === undefined ? NULL : encode(row[key]),
  );
  return `${fields.join('\t')}\n`;
};

function* linesOf(rows: readonly Fields[], columns: readonly Column[]): Generator<string> {
  for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
    const lines = rows.slice(from, from + CHUNK_ROWS).map((row) => lineOf(row, columns));
    yield lines.join('');
  }
}

const columnsOf = (table: PgTable, row: Fields): readonly Column[] => {
  const known: Readonly<Record<string, PgColumn>> = getTableColumns(table);
  return Object.keys(row).map((key) => {
    const column = known[key];
    if (!column) throw new Error(`${getTableName(table)} has no column ${key}`);
    return { key, name: column.name, encode: encoderOf(column) };
  });
};

/** The fastest way in: constraints and triggers hold as for any other row. */
export const copyRows = async <T extends PgTable>(
  tx: postgres.TransactionSql,
  table: T,
  rows: Rows<T>,
): Promise<void> => {
  const [first] = rows;
  if (first === undefined) return;
  const columns = columnsOf(table, first);
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const sink = await tx.unsafe(`COPY "${getTableName(table)}" (${names}) FROM STDIN`).writable();
  await pipeline(Readable.from(linesOf(rows as readonly Fields[], columns)), sink);
};
