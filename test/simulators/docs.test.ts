import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FAULT_KINDS } from '../../simulators/kit/faults.ts';
import { MAGIC, PAY_ACTS } from '../../simulators/payment-gateways/magic.ts';
import { SCENARIO_NAMES, scenarioOf } from '../../simulators/shoppers/scenario.ts';

const docs = readFileSync('docs/simulators.md', 'utf8');

/** First and second cell of every row of the table under this heading of the table's first column. */
const tableOf = (heading: string): [string, string][] => {
  const lines = docs.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} |`)) + 2;
  const rows = lines.slice(
    start,
    lines.findIndex((line, index) => index > start && !line.startsWith('|')),
  );
  return rows
    .map((row) => row.split('|').map((cell) => cell.trim()))
    .map(([, a = '', b = '']) => [a.replaceAll(/[`…]/g, ''), b]);
};

describe('the documentation of the simulators', () => {
  test('lists exactly the magic amounts there are, in the words of the page', () => {
    expect(tableOf('last two digits')).toEqual(Object.entries(MAGIC).map(([digits, magic]) => [digits, magic.en]));
  });

  test('lists every kind of fault and every act of a payer', () => {
    const own = ['refund_pending', 'refund_failed', 'undeliverable'];
    expect(tableOf('kind').map(([kind]) => kind)).toEqual([...FAULT_KINDS, ...own]);
    expect(tableOf('act').map(([act]) => act)).toEqual([...PAY_ACTS]);
  });

  test('says who comes to the demo, how often, and how it ends', () => {
    const rows = readFileSync('docs/demo.md', 'utf8').match(/^\| \d+ \|.*$/gm) ?? [];
    const stories = SCENARIO_NAMES.map((name) => scenarioOf(name));
    expect(new Set(rows)).toEqual(
      new Set(stories.map(({ inForty, title, ends }) => `| ${inForty} | ${title} | ${ends} |`)),
    );
  });
});
