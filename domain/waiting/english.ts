import type { HoldCause, Holder } from '../order/hold.ts';
import type { WaitingCode } from './code.ts';
import { given, type SpokenFacts, type WaitingReason } from './facts.ts';

const REASON = {
  amount_mismatch: 'the amount paid differs from the amount due',
  payment_unknown: 'it is not known whether the payment was made',
  stock_short: 'goods are short',
  booking_refused: 'the carrier refused the parcel',
  step_failed: 'a step failed',
  undo_failed: 'an undo failed',
  refund_failed: 'a refund failed',
  delayed: 'the parcel is late',
  lost: 'the parcel is lost',
  refused: 'the parcel was refused at the door',
  wrong_address: 'the address is wrong',
  damaged: 'the parcel is damaged',
  returned: 'the parcel came back',
  held: 'the order is held',
  reported: 'the customer reports a problem',
} as const satisfies Record<WaitingReason, string>;

const HOLDER = {
  ops: 'ops',
  agent: 'an agent',
  supervisor: 'a supervisor',
} as const satisfies Record<Holder, string>;

const CAUSE = {
  address_check: 'to check the address',
  payment_check: 'to check the payment',
  goods_check: 'to check the goods',
  customer_wish: 'as the customer wished',
  other: undefined,
} as const satisfies Record<HoldCause, string | undefined>;

const held = (f: SpokenFacts): readonly string[] => [
  `Held by ${f.by === undefined ? 'a person' : HOLDER[f.by]}${given(' since ', f.since)}${given(' ', f.cause && CAUSE[f.cause])}`,
  `goes on when it is released${given(', looked at again by ', f.until)}`,
];

const paused = (f: SpokenFacts): readonly string[] => [
  `Paused by ops${given(' since ', f.since)}`,
  given('nothing goes to the floor of warehouse ', f.warehouse),
  given('nothing is booked with ', f.carrier),
  `goes on when the pause ends${given(', looked at again by ', f.until)}`,
];

const unitsAre = (units: number): string => (units === 1 ? '1 unit is' : `${units} units are`);

const goods = (units: number | undefined): string => {
  if (units === undefined) return 'the goods';
  return units === 1 ? '1 unit' : `${units} units`;
};

const reminded = ({ remindersSent, lastReminder, nextReminder }: SpokenFacts): string => {
  if (remindersSent === 0) return given('a reminder goes out at ', nextReminder);
  if (remindersSent === 1) return `one reminder sent${given(' at ', lastReminder)}`;
  return `${remindersSent} reminders sent${given(', the last at ', lastReminder)}`;
};

const tried = (attempts: number): string => {
  if (attempts === 0) return '';
  return attempts === 1 ? 'tried once' : `tried ${attempts} times`;
};

const because = (reason: WaitingReason | undefined): string => given(', because ', reason && REASON[reason]);

const parcel = (f: SpokenFacts): string => `the parcel${given(' ', f.trackingNumber)}`;

export const ENGLISH: Readonly<Record<WaitingCode, (f: SpokenFacts) => readonly string[]>> = {
  verdict: (f) => [
    `Stock, address, coupons and payment method are being checked${given('; the answer is due by ', f.until)}`,
  ],
  payment: (f) => [
    `Waiting for payment${given(' of ', f.amount)}${given(' by ', f.method)}${given(' until ', f.until)}`,
    reminded(f),
    `then the order expires${f.units === undefined ? '' : ` and ${unitsAre(f.units)} released`}`,
  ],
  payment_review: (f) => [
    f.received === undefined
      ? 'The amount paid differs from the amount due'
      : `${f.received} was paid${given(' instead of ', f.expected)}`,
    `an agent decides${given(' by ', f.until)}`,
  ],
  gateway: (f) => [
    `${f.method ?? 'The payment gateway'} has not said yet whether ${f.amount ?? 'the money'} was taken`,
    tried(f.attempts),
    given('asking again at ', f.nextTry),
    `the answer is due${given(' by ', f.until, ', then an agent asks') || ' soon'}`,
  ],
  release: (f) => [
    'Paid',
    `waiting to go to the floor${given(' of warehouse ', f.warehouse)}${given(' by ', f.until)}`,
  ],
  stock: (f) => [
    `Not found${given(' in warehouse ', f.warehouse)}: ${goods(f.units)}`,
    `ops finds other stock or cancels${given(' by ', f.until)}`,
  ],
  pick: (f) => [
    `Waiting for a picker${given(' in warehouse ', f.warehouse)} to collect ${goods(f.units)}${given(' by ', f.until)}`,
  ],
  pack: (f) => ['Picked', `waiting for a packer${given(' in warehouse ', f.warehouse)}${given(' until ', f.until)}`],
  booking: (f) => [
    'Packed',
    `waiting for ${f.carrier ?? 'the carrier'} to accept the parcel${given(' by ', f.until)}`,
    tried(f.attempts),
    given('next try at ', f.nextTry),
  ],
  label: (f) => [
    `Booked${given(' with ', f.carrier)}`,
    `waiting for a packer to put the label on${given(' by ', f.until)}`,
  ],
  capture: (f) => [
    'Packed',
    `waiting for ${f.method ?? 'the payment gateway'} to take ${f.amount ?? 'the money'}${given(' by ', f.until)}`,
    tried(f.attempts),
  ],
  hand_over: (f) => [`Labelled`, `waiting to be handed over${given(' to ', f.carrier)}${given(' by ', f.until)}`],
  carrier_collection: (f) => [
    `Handed over${given(' at ', f.since)}`,
    `waiting for ${f.carrier ?? 'the carrier'} to scan ${parcel(f)}${given(' by ', f.until)}`,
  ],
  delivery: (f) => [
    `${f.carrier ?? 'The carrier'} is bringing ${parcel(f)}${given(', due by ', f.until)}`,
    given('last seen at ', f.lastEvent),
  ],
  return_to_sender: (f) => [
    `${f.carrier ?? 'The carrier'} is bringing ${parcel(f)} back${given(', due by ', f.until)}${because(f.reason)}`,
  ],
  after_sales: (f) => [
    `Delivered${given(' at ', f.since)}`,
    `goods can be sent back${given(' until ', f.until)}`,
    'then the order is complete',
  ],
  agent: (f) => [
    `Waiting for an agent${given(' until ', f.until)}${because(f.reason)}`,
    'then a supervisor takes over',
  ],
  supervisor: (f) => [
    `Waiting for a supervisor${given(' to approve ', f.amount)}${given(' until ', f.until)}${because(f.reason)}`,
  ],
  retry: (f) => [
    `The step${given(' ', f.step)} has not succeeded yet`,
    tried(f.attempts),
    given('next try at ', f.nextTry ?? f.until),
  ],
  refund: (f) => [
    `${f.amount ?? 'The money'} is on its way back${given(' by ', f.method)}`,
    given('to be confirmed by ', f.until),
    tried(f.attempts),
  ],
  resumed: (f) => (f.reason === 'held' ? held(f) : paused(f)),
  cancelling: (f) => [
    'Being cancelled',
    `${goods(f.units)} back to stock${given(', ', f.amount, ' back to the customer')}${given(', by ', f.until)}`,
  ],
  attention: (f) => [
    `${f.step === undefined ? 'A step' : `The step ${f.step}`} is parked${given(' after ', f.code)}`,
    tried(f.attempts),
    `ops repeats it, marks it done or cancels${given(' by ', f.until)}`,
  ],
};
