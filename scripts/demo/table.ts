import { formatMoney } from '../../domain/money.ts';
import { isWaitingCode, waitingFactsOf, waitingSentence } from '../../domain/waiting.ts';
import { type BoardRow, ENDED, isAtEnd } from './board.ts';

export type Size = { readonly columns: number; readonly rows: number };

const WIDTHS = [9, 12, 25, 10, 17] as const;
const HEADS = ['order', 'shop', 'the shopper', 'total', 'status', 'what it waits for'] as const;
const BLANK = '';

/** Cut to its column; wide characters are none of ours here. */
export const fit = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text.padEnd(width);

const clockOffset = (): number => -new Date().getTimezoneOffset();

/** The sentence that the API and the Temporal UI say as well. */
export const waitingOf = ({ shopper, order }: BoardRow): string => {
  if (!order) return shopper.order_id === undefined ? 'is still looking around' : BLANK;
  if (!order.waiting) return BLANK;
  const { on, until, facts } = order.waiting;
  if (!isWaitingCode(on)) return on;
  const known = waitingFactsOf({ ...facts, until, now: new Date().toISOString() });
  return waitingSentence(on, known, { language: 'en', utcOffsetMinutes: clockOffset() });
};

const cellsOf = (row: BoardRow): string[] => {
  const { shopper, order } = row;
  const total = order?.total ? formatMoney(order.total) : BLANK;
  const status = order?.status ?? BLANK;
  return [shopper.reference, shopper.shop, shopper.title, total, status, waitingOf(row)];
};

const lineOf = (cells: readonly string[], columns: number): string => {
  const line = cells.map((cell, index) => fit(cell, WIDTHS[index] ?? columns)).join(' ');
  return fit(line, columns).trimEnd();
};

/** How many orders are where, in the order of a life. */
export const countLine = (rows: readonly BoardRow[]): string => {
  const counts = new Map<string, number>();
  for (const { order } of rows) {
    const status = order?.status ?? 'to come';
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  const parts = [...counts].toSorted(
    ([a], [b]) => Number(ENDED.includes(a)) - Number(ENDED.includes(b)) || (a < b ? -1 : 1),
  );
  return `${rows.length} shoppers: ${parts.map(([status, count]) => `${count} ${status}`).join(' · ')}`;
};

/** The rows that fit: where there is no room for all, what has ended first goes first. */
export const shownRows = (rows: readonly BoardRow[], room: number): readonly BoardRow[] => {
  if (rows.length <= room) return rows;
  const ended = rows
    .filter(isAtEnd)
    .toSorted((a, b) => ((a.order?.ended_at ?? '') < (b.order?.ended_at ?? '') ? -1 : 1));
  const dropped = new Set(ended.slice(0, rows.length - room));
  return rows.filter((row) => !dropped.has(row)).slice(0, room);
};

/** The whole table as lines of a terminal of this size; `below` stands under it. */
export const drawTable = (rows: readonly BoardRow[], below: readonly string[], size: Size): string[] => {
  const feet = below.slice(-Math.max(0, size.rows - 6)).map((line) => fit(line, size.columns).trimEnd());
  const room = Math.max(1, size.rows - feet.length - 5);
  const shown = shownRows(rows, room);
  const hidden = rows.length - shown.length;
  return [
    fit(countLine(rows), size.columns).trimEnd(),
    '',
    lineOf([...HEADS], size.columns),
    ...shown.map((row) => lineOf(cellsOf(row), size.columns)),
    ...(hidden > 0 ? [`  and ${hidden} more`] : []),
    ...feet,
  ];
};
