import { describe, expect, test } from 'vitest';
import type { BoardRow } from '../../scripts/demo/board.ts';
import { readOptions, WrongUse } from '../../scripts/demo/options.ts';
import { createScreen } from '../../scripts/demo/screen.ts';
import { countLine, drawTable, fit, shownRows } from '../../scripts/demo/table.ts';
import { aShopper } from './demo-evidence.ts';

const aRow = (n: number, status: string, ended?: string): BoardRow => {
  const reference = `B1-${String(n).padStart(3, '0')}`;
  const order = {
    id: `ord_${n}`,
    reference,
    status,
    total: { amount: 12_800, currency: 'CNY' },
    waiting: ended
      ? null
      : { on: 'pick', until: '2026-11-23T10:00:00.000Z', next_actor: 'picker', facts: { warehouse: 'jx' } },
    needs_attention: null,
    created_at: '2026-11-23T09:00:00.000Z',
    ended_at: ended ?? null,
  };
  return { shopper: { ...aShopper('plain'), reference, order_id: order.id }, order: order as BoardRow['order'] };
};

const ROWS = [
  aRow(1, 'completed', '2026-11-23T09:30:00.000Z'),
  aRow(2, 'fulfilling'),
  aRow(3, 'expired', '2026-11-23T09:20:00.000Z'),
];

describe('the table in the terminal', () => {
  test('says of each order what it waits for', () => {
    const lines = drawTable(ROWS, [], { columns: 160, rows: 40 });
    expect(lines.find((line) => line.startsWith('B1-002'))).toMatch(/¥128\.00 +fulfilling +Waiting for a picker/);
  });

  test('never grows beyond the terminal', () => {
    const rows = Array.from({ length: 60 }, (_, n) => aRow(n, 'fulfilling'));
    const lines = drawTable(rows, ['', 'left for you'], { columns: 60, rows: 24 });
    expect(lines.length).toBeLessThan(24);
    expect(lines.every((line) => line.length <= 60)).toBe(true);
    expect(lines.at(-1)).toBe('left for you');
  });

  test('lets go first of what ended first, and moves nothing else', () => {
    expect(shownRows(ROWS, 2).map(({ shopper }) => shopper.reference)).toEqual(['B1-001', 'B1-002']);
    expect(shownRows(ROWS, 1).map(({ shopper }) => shopper.reference)).toEqual(['B1-002']);
    expect(shownRows(ROWS, 3)).toEqual(ROWS);
  });

  test('counts what is under way before what has ended', () => {
    expect(countLine(ROWS)).toBe('3 shoppers: 1 fulfilling · 1 completed · 1 expired');
  });

  test('cuts what is too long and says so', () => {
    expect(fit('yizhou-live', 6)).toBe('yizho…');
    expect(fit('eu', 4)).toBe('eu  ');
  });
});

const anOutput = (terminal: boolean) => {
  const written: string[] = [];
  const out = { isTTY: terminal, columns: 120, rows: 30, write: (text: string) => written.push(text) > 0 };
  return { screen: createScreen(out as unknown as NodeJS.WriteStream), text: () => written.join('') };
};

describe('the screen', () => {
  test('rewrites the table in its place, and nothing when nothing changed', () => {
    const { screen, text } = anOutput(true);
    screen.show(ROWS, []);
    const first = text();
    screen.show(ROWS, []);
    expect(text()).toBe(first);
    screen.show(ROWS.slice(1), []);
    expect(text().slice(first.length)).toContain('\u001b[6A');
  });

  test('keeps a line that is said above the table', () => {
    const { screen, text } = anOutput(true);
    screen.show(ROWS, []);
    screen.say('worker-order died');
    expect(text().indexOf('worker-order died')).toBeLessThan(text().lastIndexOf('B1-002'));
  });

  test('writes one line per change where there is no terminal', () => {
    const { screen, text } = anOutput(false);
    screen.show(ROWS, []);
    screen.show(ROWS, []);
    screen.show([ROWS[0] ?? aRow(1, ''), aRow(2, 'after_sales'), ROWS[2] ?? aRow(3, '')], []);
    expect(
      text()
        .trimEnd()
        .split('\n')
        .map((line) => /B1-\d+/.exec(line)?.[0]),
    ).toEqual(['B1-001', 'B1-002', 'B1-003', 'B1-002']);
    expect(text()).not.toContain('\u001b');
  });
});

describe('the options of the demo', () => {
  test('choose the pace by whether anybody watches', () => {
    expect(readOptions([])).toMatchObject({
      exit: false,
      orders: undefined,
      robots: true,
      pace: { human: 10, transport: 720 },
    });
    expect(readOptions(['--exit', '--orders', '40'])).toMatchObject({
      orders: 40,
      pace: { human: 120, transport: 20_000 },
    });
    expect(readOptions(['--exit', '--pace', 'demo'])).toMatchObject({ pace: { human: 10 } });
  });

  test.each([
    [['--orders', 'many']],
    [['--orders', '0']],
    [['--pace', 'fast']],
    [['--json', 'out.json']],
    [['--exit', '--no-robots']],
    [['--what']],
  ])('%j makes no sense', (args) => expect(() => readOptions(args)).toThrow(WrongUse));
});
