/** Long tables are kept as lines of comma-separated fields, the first naming the columns: short to read, easy to compare. */
export type TableRow<Column extends string> = Readonly<Record<Column, string>>;

/** The rows of a table with exactly these columns; no field holds a comma. */
export const readTable = <Column extends string>(
  lines: readonly string[],
  columns: readonly Column[],
): readonly TableRow<Column>[] => {
  const [head, ...rest] = lines;
  if (head !== columns.join(',')) throw new Error(`the table has the columns ${head}`);
  return rest.map((line) => {
    const fields = line.split(',');
    if (fields.length !== columns.length) throw new Error(`the row "${line}" lacks a field`);
    return Object.fromEntries(columns.map((column, n) => [column, fields[n]])) as TableRow<Column>;
  });
};

export const numberOrNull = (field: string): number | null => (field === '' ? null : Number(field));

/** The words of a field that lists them with spaces. */
export const wordsOf = (field: string): readonly string[] => (field === '' ? [] : field.split(' '));
