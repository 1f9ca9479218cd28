import type { BoardRow } from './board.ts';
import { drawTable, waitingOf } from './table.ts';

/** Where the demo speaks: a table that stays in its place, or one line per change where there is no terminal. */
export type Screen = {
  show(rows: readonly BoardRow[], below: readonly string[]): void;
  /** Lines that stay. */
  say(...lines: string[]): void;
  close(): void;
};

const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
const CLEAR_BELOW = '\u001b[0J';
const upBy = (lines: number): string => (lines > 0 ? `\u001b[${lines}A\r` : '\r');

type Out = NodeJS.WriteStream;

const createTerminal = (out: Out): Screen => {
  let drawn: string[] = [];
  const erase = (): string => `${upBy(drawn.length)}${CLEAR_BELOW}`;
  const paint = (before: string, lines: string[]): void => {
    const after = lines.map((line) => `${line}\n`).join('');
    const erased = erase();
    drawn = lines;
    out.write(`${HIDE_CURSOR}${erased}${before}${after}`);
  };
  return {
    show: (rows, below) => {
      const size = { columns: out.columns || 100, rows: out.rows || 40 };
      const lines = drawTable(rows, below, size);
      if (lines.join('\n') !== drawn.join('\n')) paint('', lines);
    },
    say: (...lines) => paint(lines.map((line) => `${line}\n`).join(''), drawn),
    close: () => {
      out.write(SHOW_CURSOR);
      drawn = [];
    },
  };
};

const changeOf = (row: BoardRow): string => `${row.order?.status ?? ''} ${row.order?.waiting?.on ?? ''}`;

const createLines = (out: Out): Screen => {
  const began = Date.now();
  const known = new Map<string, string>();
  const say = (...lines: string[]): void => void out.write(lines.map((line) => `${line}\n`).join(''));
  return {
    show: (rows) => {
      for (const row of rows) {
        const { shopper, order } = row;
        const change = changeOf(row);
        if (!order || known.get(shopper.reference) === change) continue;
        known.set(shopper.reference, change);
        const at = `${((Date.now() - began) / 1_000).toFixed(1)} s`.padStart(8);
        say(
          `${at}  ${shopper.reference}  ${shopper.title.padEnd(24)}  ${order.status.padEnd(16)}  ${waitingOf(row)}`.trimEnd(),
        );
      }
    },
    say,
    close: () => undefined,
  };
};

export const createScreen = (out: Out = process.stdout): Screen => (out.isTTY ? createTerminal(out) : createLines(out));
