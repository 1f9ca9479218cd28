import type { Evidence, PaymentRow } from './evidence.ts';
import { amountOf } from './story.ts';

/** Every violation in words; none means that it holds. */
type Check = (evidence: Evidence) => readonly string[];

type Counter = { readonly sku: string; readonly warehouse: string };
const OPEN_RESERVATIONS = ['held', 'committed', 'short'];
const GENESIS = '0'.repeat(64);

const totals = <T>(rows: readonly T[], keyOf: (row: T) => string, valueOf: (row: T) => number): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + valueOf(row));
  return sums;
};

const differences = (what: string, ours: ReadonlyMap<string, number>, theirs: ReadonlyMap<string, number>): string[] =>
  [...new Set([...ours.keys(), ...theirs.keys()])]
    .filter((key) => (ours.get(key) ?? 0) !== (theirs.get(key) ?? 0))
    .map((key) => `${what} of ${key}: ${ours.get(key) ?? 0}, should be ${theirs.get(key) ?? 0}`);

const shelf = ({ sku, warehouse }: Counter): string => `${sku} at ${warehouse}`;

const onHandIsExplained: Check = ({ rows }) =>
  differences(
    'on hand',
    totals(rows.stock, shelf, ({ onHand }) => onHand),
    totals(rows.movements, shelf, ({ onHandDelta }) => onHandDelta),
  );

const reservedIsExplained: Check = ({ rows }) => {
  const counted = totals(rows.stock, shelf, ({ reserved }) => reserved);
  const open = rows.reservations.filter(({ state }) => OPEN_RESERVATIONS.includes(state));
  return [
    ...differences(
      'reserved, by movements,',
      counted,
      totals(rows.movements, shelf, (row) => row.reservedDelta),
    ),
    ...differences(
      'reserved, by reservations,',
      counted,
      totals(open, shelf, ({ quantity }) => quantity),
    ),
  ];
};

const neverOversold: Check = ({ rows }) =>
  rows.stock
    .filter(({ onHand, reserved }) => reserved < 0 || reserved > onHand)
    .map((row) => `${shelf(row)}: ${row.reserved} reserved of ${row.onHand}`);

const moneyInOrder: Check = ({ rows }) =>
  rows.payments
    .filter(({ authorised, captured, refunded }) => !(0 <= refunded && refunded <= captured && captured <= authorised))
    .map(
      ({ id, authorised, captured, refunded }) =>
        `${id}: ${refunded} refunded, ${captured} captured, ${authorised} authorised`,
    );

/** `payment/<order>/<attempt>` is the key of a payment at its gateway. */
const orderOfKey = ({ key }: { readonly key: string }): string => key.split('/')[1] ?? '';
const orderOfPayment = ({ orderId }: PaymentRow): string => orderId;

const sameMoneyAtGateways: Check = ({ rows, journals }) => {
  const said = (...effects: readonly string[]) =>
    totals(
      journals.gateways.filter(({ op, effect }) => effects.includes(`${op.split('.')[1] ?? ''} ${effect}`)),
      orderOfKey,
      amountOf,
    );
  const wallets = journals.gateways.filter(({ op, effect }) => op === 'yipay.pay' && effect === 'charged');
  const captured = said('capture captured');
  for (const [order, amount] of totals(wallets, orderOfKey, amountOf))
    captured.set(order, (captured.get(order) ?? 0) + amount);
  return [
    ...differences(
      'authorised',
      totals(rows.payments, orderOfPayment, (row) => row.authorised),
      said('pay charged'),
    ),
    ...differences(
      'captured',
      totals(rows.payments, orderOfPayment, (row) => row.captured),
      captured,
    ),
    ...differences(
      'refunded',
      totals(rows.payments, orderOfPayment, (row) => row.refunded),
      said('refund refunded'),
    ),
    ...differences(
      'voided',
      totals(
        rows.payments.filter((row) => row.isVoided),
        orderOfPayment,
        (row) => row.authorised - row.captured,
      ),
      said('void released'),
    ),
  ];
};

const twice = (what: string, counts: ReadonlyMap<string, number>): string[] =>
  [...counts].filter(([, count]) => count !== 1).map(([key, count]) => `${what} ${key}: ${count} times`);

const refundsOnce: Check = ({ rows, journals }) => {
  const done = journals.gateways.filter(({ op, effect }) => op.endsWith('.refund') && effect === 'refunded');
  const counts = totals(
    done,
    ({ detail }) => String(detail?.request ?? ''),
    () => 1,
  );
  const expected = new Map(
    rows.refunds.filter(({ status }) => status === 'succeeded').map(({ id }) => [`refund/${id}`, 1]),
  );
  return differences('times returned', counts, expected);
};

const nothingWaits: Check = ({ rows }) =>
  rows.waiting.map(({ orderId, waitingOn }) => `${orderId} waits for ${waitingOn ?? 'nothing'}`);

const chainVerifies: Check = ({ rows }) =>
  rows.log.flatMap((row, index) => {
    const prev = rows.log[index - 1]?.hash ?? GENESIS;
    return [
      ...(row.n === index + 1 ? [] : [`entry ${index + 1} has the number ${row.n}`]),
      ...(row.prev === prev ? [] : [`entry ${row.n} does not follow the one before`]),
      ...(row.hash === row.recomputed ? [] : [`entry ${row.n} is not what was sealed`]),
    ];
  });

const messagesOnce: Check = ({ rows, journals }) => {
  const shown = journals.messages.filter(({ op, effect }) => op === 'message.send' && effect === 'delivered');
  const counts = totals(
    shown,
    ({ key }) => key,
    () => 1,
  );
  const sent = rows.notifications.filter(({ status }) => status === 'sent' || status === 'delivered');
  const stuck = rows.notifications.filter(({ status }) => status === 'queued').map(({ id }) => `${id} was never sent`);
  return [...differences('times on the phone', counts, new Map(sent.map(({ id }) => [id, 1]))), ...stuck];
};

const bookingsOnce: Check = ({ rows, journals }) => {
  const booked = journals.carriers.filter(({ op, effect }) => op.endsWith('.book') && effect === 'booked');
  const counts = totals(
    booked,
    ({ key }) => key,
    () => 1,
  );
  const ours = rows.bookings.filter(({ trackingNumber }) => trackingNumber !== null);
  const missing = ours
    .map(({ shipmentId, n }) => `booking/${shipmentId}/${n}`)
    .filter((key) => !counts.has(key))
    .map((key) => `${key} is unknown to the carrier`);
  return [...twice('booked under', counts), ...missing];
};

const authorityKept: Check = ({ rows }) =>
  rows.actions.flatMap(({ id, state, actor, approver, amount, cap }) => [
    ...(approver !== null && approver === actor ? [`${id} was approved by its own author`] : []),
    ...(state === 'applied' && amount > cap && approver === null ? [`${id} is above its author's cap`] : []),
  ]);

const allFinished: Check = ({ rows, runs }) => [
  ...rows.orders
    .filter(({ endedAt }) => endedAt === null)
    .map(({ reference, status }) => `${reference} is still ${status}`),
  ...rows.escalations.filter(({ state }) => state === 'open').map(({ id, kind }) => `${id} (${kind}) is still open`),
  ...runs
    .filter(({ status }) => status !== 'COMPLETED')
    .map(({ orderId, status }) => `the run of ${orderId} is ${status}`),
];

/** Goods and work that an ended order left behind. */
const nothingLeftHeld: Check = ({ rows }) => {
  const ended = new Set(rows.orders.filter(({ endedAt }) => endedAt !== null).map(({ id }) => id));
  return rows.reservations
    .filter(({ orderId, state }) => ended.has(orderId) && OPEN_RESERVATIONS.includes(state))
    .map((row) => `${row.quantity} of ${shelf(row)} are still ${row.state} for ${row.orderId}`);
};

const CHECKS = {
  'on hand = sum of movements': onHandIsExplained,
  'reserved = sum of movements = open reservations': reservedIsExplained,
  '0 <= reserved <= on hand': neverOversold,
  'nothing held for an order that has ended': nothingLeftHeld,
  'refunded <= captured <= authorised': moneyInOrder,
  "gateways' journals = our payments": sameMoneyAtGateways,
  'each refund once at the gateway': refundsOnce,
  'each message once on the phone': messagesOnce,
  'each booking once at the carrier': bookingsOnce,
  'nothing waits without a reason': nothingWaits,
  'nobody beyond their authority': authorityKept,
  'the audit chain verifies': chainVerifies,
  'no order left unfinished': allFinished,
} as const satisfies Record<string, Check>;

export type Verdict = { readonly name: string; readonly holds: boolean; readonly violations: readonly string[] };

export const checkInvariants = (evidence: Evidence): Verdict[] =>
  Object.entries(CHECKS).map(([name, check]) => {
    const violations = check(evidence);
    return { name, holds: violations.length === 0, violations };
  });
