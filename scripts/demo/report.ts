import { formatMoney } from '../../domain/money.ts';
import type { OrderResult, Summary } from './summary.ts';

const mark = (holds: boolean): string => (holds ? 'ok  ' : 'FAIL');

const describeOrder = (result: OrderResult): string[] => {
  const { reference, title, end, facts, seconds, events, total } = result;
  const currency = result.currency as 'CNY';
  const amount = currency.length === 3 ? formatMoney({ amount: total, currency }) : '';
  const says = facts.map((fact) => (fact.holds ? fact.says : `${fact.fact}: ${fact.says}`)).join('; ');
  const time = seconds === null ? '' : `${seconds.toFixed(1)} s`;
  const cells = [mark(result.ok), reference, title.padEnd(25), amount.padStart(10), end.padEnd(10), time.padStart(7)];
  return [`${cells.join(' ')}  ${String(events).padStart(3)} events  ${says}`, ...complaintsOf(result)];
};

const complaintsOf = ({ ok, intended, expected, end, orderId }: OrderResult): string[] =>
  ok
    ? []
    : [
        `       meant to end ${intended}; by the journals ${expected.end} (${expected.because}); it is ${end}  ${orderId}`,
      ];

const describeOutcomes = ({ outcomes, orders, seconds }: Summary): string => {
  const parts = Object.entries(outcomes).map(([end, count]) => `${count} ${end}`);
  return `${orders.length} orders in ${seconds.toFixed(1)} s: ${parts.join(', ')}`;
};

const describeEvents = ({ eventsPerOrder }: Summary): string => {
  const parts = Object.entries(eventsPerOrder).map(
    ([name, { median, most, orders }]) => `${name} ${median} (at most ${most}, ${orders} orders)`,
  );
  return `Events per order, median: ${parts.join('; ')}`;
};

const MOST_VIOLATIONS = 8;

/** The summary for a person. */
export const describeSummary = (summary: Summary): string[] => [
  '',
  ...summary.orders.flatMap(describeOrder),
  '',
  describeOutcomes(summary),
  describeEvents(summary),
  '',
  ...summary.invariants.flatMap(({ name, holds, violations }) => [
    `${mark(holds)} ${name}`,
    ...violations.slice(0, MOST_VIOLATIONS).map((violation) => `       ${violation}`),
    ...(violations.length > MOST_VIOLATIONS ? [`       and ${violations.length - MOST_VIOLATIONS} more`] : []),
  ]),
  '',
  summary.ok ? 'Every order ended as its story goes, and every invariant holds.' : 'Something is not as it should be.',
];
