import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EGRET_WORDS } from '../../../adapters/carrier/egret.ts';
import { BOOKING_REFUSALS } from '../../../adapters/carrier/port.ts';
import { STONEBRIDGE_WORDS } from '../../../adapters/carrier/stonebridge.ts';
import { TRACKING_CODES, TRACKING_STATUSES } from '../../../domain/tracking/status.ts';
import { MAGIC_PHONES, MAGIC_REFUSALS } from '../../../simulators/carriers/outcome.ts';

const text = readFileSync(new URL('../../../docs/carriers.md', import.meta.url), 'utf8');

/** The cells of each row of the table under a heading, without their backticks. */
const rowsBelow = (heading: string): string[][] =>
  (text.split(heading)[1] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.replaceAll('`', '').trim()),
    );

describe('the page on carriers', () => {
  const rows = rowsBelow('## What their words mean').filter(([status = '']) => /^[a-z_]+$/.test(status));

  test.each([
    ['Egret', EGRET_WORDS, 2],
    ['Stonebridge', STONEBRIDGE_WORDS, 3],
  ] as const)('gives every word of %s its meaning, and no other', (_, words, column) => {
    const written = rows.flatMap((cells) =>
      (cells[column] ?? '')
        .split(', ')
        .map((word) => [word, [cells[0], cells[1] === '' ? undefined : cells[1]]] as const),
    );
    const known = Object.entries(words).map(([word, { status, code }]) => [word, [status, code]] as const);
    expect(Object.fromEntries(written)).toEqual(Object.fromEntries(known));
  });

  test('leaves no status and no code without a word, but those of words unknown', () => {
    expect(new Set([...rows.map(([status]) => status), 'pending'])).toEqual(new Set(TRACKING_STATUSES));
    expect(new Set([...rows.map(([, code]) => code), 'unknown'])).toEqual(new Set([...TRACKING_CODES, '']));
  });

  test('lists the magic phones and the reasons of a refusal', () => {
    const phones = rowsBelow('## The simulators').map(([phone]) => phone);
    expect(phones).toEqual([...Object.keys(MAGIC_PHONES), ...Object.keys(MAGIC_REFUSALS)]);
    for (const reason of BOOKING_REFUSALS) expect(text).toContain(`\`${reason}\``);
  });
});
