import type { NewFault } from '../kit/faults.ts';
import type { PayAct } from '../payment-gateways/magic.ts';

/** What a shopper does after placing an order; the names of a payer's acts are those of the gateway's page. */
export type Act =
  | PayAct
  | 'wait_for_reminder'
  | 'wait_for_floor'
  | 'wait_for_late_charge'
  | 'cancel'
  | 'cancel_while_paying';

export type End = 'completed' | 'expired' | 'cancelled' | 'rejected';

/** What must be seen of an order, beside its end, for its story to have happened. */
export const SHOWN_FACTS = [
  'charged_once',
  'delivered',
  'split',
  'reminded',
  'nothing_charged',
  'late_money_returned',
  'amount_reviewed',
  'second_charge_returned',
  'declined_first',
  'money_returned',
  'coupon_refused',
  'weighed_again',
  'apology_given',
  'loss_remedied',
  'refusal_remedied',
  'address_remedied',
] as const;
export type ShownFact = (typeof SHOWN_FACTS)[number];

export type Goods = 'usual' | 'small' | 'weighty' | 'two_warehouses';

export type Scenario = {
  readonly title: string;
  readonly ends: End;
  /** How many there are in a batch of forty. */
  readonly inForty: number;
  readonly acts: readonly Act[];
  readonly shows: readonly ShownFact[];
  readonly goods: Goods;
  /** Takes longest to its end, so it begins early. */
  readonly isLong?: boolean;
  /** The last four digits of a phone that carriers read as a wish. */
  readonly phoneTail?: string;
  readonly coupon?: string;
  /** Asked of the floor's robots for this order alone. */
  readonly atTheFloor?: NewFault;
};

const usual = { ends: 'completed', inForty: 1, acts: ['pay'], goods: 'usual' } as const;

export const SCENARIOS = {
  plain: { ...usual, inForty: 20, title: 'pays and receives', shows: ['charged_once', 'delivered'] },
  lost: {
    ...usual,
    title: 'parcel is lost',
    isLong: true,
    phoneTail: '0908',
    goods: 'small',
    shows: ['loss_remedied'],
  },
  wrong_address: {
    ...usual,
    title: 'gave a wrong address',
    isLong: true,
    phoneTail: '0904',
    shows: ['address_remedied'],
  },
  refused: {
    ...usual,
    title: 'refuses the parcel',
    isLong: true,
    phoneTail: '0903',
    goods: 'small',
    shows: ['refusal_remedied'],
  },
  late: {
    ...usual,
    title: 'parcel is late',
    isLong: true,
    phoneTail: '0901',
    shows: ['apology_given', 'delivered'],
  },
  paid_late: {
    ...usual,
    title: 'money comes after expiry',
    ends: 'expired',
    isLong: true,
    acts: ['pay_late', 'wait_for_late_charge'],
    shows: ['late_money_returned'],
  },
  expired: {
    ...usual,
    title: 'never pays',
    ends: 'expired',
    inForty: 2,
    isLong: true,
    acts: ['walk_away'],
    shows: ['reminded', 'nothing_charged'],
  },
  reminded: {
    ...usual,
    title: 'pays when reminded',
    inForty: 2,
    isLong: true,
    acts: ['wait_for_reminder', 'pay'],
    shows: ['reminded', 'charged_once', 'delivered'],
  },
  wrong_amount: {
    ...usual,
    title: 'pays a wrong amount',
    ends: 'cancelled',
    isLong: true,
    acts: ['pay_wrong_amount'],
    shows: ['amount_reviewed', 'money_returned'],
  },
  paid_twice: {
    ...usual,
    title: 'pays twice',
    acts: ['pay_twice'],
    shows: ['second_charge_returned', 'delivered'],
  },
  declined: {
    ...usual,
    title: 'is declined, then pays',
    inForty: 2,
    acts: ['decline', 'pay'],
    shows: ['declined_first', 'charged_once', 'delivered'],
  },
  cancelled_paying: {
    ...usual,
    title: 'cancels while paying',
    ends: 'cancelled',
    acts: ['cancel_while_paying'],
    shows: ['money_returned'],
  },
  cancelled: {
    ...usual,
    title: 'pays, then cancels',
    ends: 'cancelled',
    acts: ['pay', 'wait_for_floor', 'cancel'],
    shows: ['money_returned'],
    atTheFloor: { kind: 'leave', op: 'floor.task' },
  },
  coupon_refused: {
    ...usual,
    title: 'types an expired coupon',
    ends: 'rejected',
    acts: [],
    coupon: 'SPRING15',
    shows: ['coupon_refused', 'nothing_charged'],
  },
  weight_mismatch: {
    ...usual,
    title: 'parcel weighs wrong once',
    atTheFloor: { kind: 'wrong_weight', op: 'floor.weigh', times: 1 },
    shows: ['weighed_again', 'delivered'],
  },
  split: {
    ...usual,
    title: 'buys from two warehouses',
    inForty: 3,
    goods: 'two_warehouses',
    shows: ['split', 'charged_once', 'delivered'],
  },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as readonly ScenarioName[];

export const scenarioOf = (name: ScenarioName): Scenario => SCENARIOS[name];

/** What a provider does wrong for an order, whose shopper notices nothing of it. */
export const TROUBLES = {
  capture_unanswered: [{ op: 'cardhouse.capture', kind: 'act_then_timeout', delayMs: 300 }],
  notice_lost: [{ op: 'yipay.notify', kind: 'lost_webhook' }],
  refund_unanswered: [
    { op: 'yipay.refund', kind: 'act_then_timeout', delayMs: 300 },
    { op: 'cardhouse.void', kind: 'act_then_timeout', delayMs: 300 },
  ],
} as const satisfies Record<string, readonly NewFault[]>;
export type TroubleName = keyof typeof TROUBLES;
