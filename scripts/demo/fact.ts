import { formatMoney } from '../../domain/money.ts';
import type { ShownFact } from '../../simulators/shoppers/scenario.ts';
import type { Story } from './story.ts';

/** What is to be seen, in words; undefined when it is not. */
type Look = (story: Story) => string | undefined;

const money = ({ order }: Story, amount: number): string =>
  formatMoney({ amount, currency: (order?.currency ?? 'CNY') as 'CNY' });

const sum = <T>(rows: readonly T[], read: (row: T) => number): number =>
  rows.reduce((total, row) => total + read(row), 0);

const timesOf = (count: number): string => (count === 1 ? 'once' : `${count} times`);

/** Told by this template on every channel, each time received by the phone. */
const told = ({ rows, messages }: Story, template: string): number => {
  const sent = rows.notifications.filter((row) => row.template === template);
  const received = sent.filter(({ id }) => messages.some(({ key, effect }) => key === id && effect === 'delivered'));
  return received.length === sent.length ? sent.length : 0;
};

const chargedOnce: Look = (story) => {
  const { charges, asked, rows, order } = story;
  const taken = sum(rows.payments, ({ captured }) => captured);
  const isOnce = charges.length === 1 && charges[0]?.amount === asked && taken === order?.total;
  return isOnce ? `charged once, ${money(story, taken)}` : undefined;
};

const delivered: Look = ({ rows, parcels }) => {
  const live = rows.shipments.filter(({ isSettled }) => !isSettled);
  const isThere = live.length > 0 && live.every(({ status }) => status === 'delivered');
  const count = parcels.filter((events) => events.includes('delivered')).length;
  return isThere && count === live.length ? `${count} parcel${count === 1 ? '' : 's'} delivered` : undefined;
};

const split: Look = ({ rows }) => {
  const places = new Set(rows.shipments.filter(({ replaces }) => replaces === null).map(({ warehouse }) => warehouse));
  return places.size > 1 ? `parcels from ${[...places].toSorted().join(' and ')}` : undefined;
};

const reminded: Look = (story) => {
  const channels = new Set(story.rows.notifications.map(({ channel }) => channel));
  const count = told(story, 'payment_reminder') / channels.size;
  return count > 0 ? `reminded ${timesOf(count)} by ${[...channels].toSorted().join(' and ')}` : undefined;
};

const nothingCharged: Look = ({ charges, rows }) =>
  charges.length === 0 && sum(rows.payments, ({ authorised }) => authorised) === 0 ? 'nothing was charged' : undefined;

/** Of everything that was charged, nothing is left with us. */
const isAllReturned = ({ charges, refunded, released, rows }: Story): boolean => {
  const charged = sum(charges, ({ amount }) => amount);
  const kept = sum(rows.payments, (row) => (row.isVoided ? 0 : row.authorised - row.refunded));
  return charged === refunded + released && kept === 0;
};

const moneyReturned: Look = (story) => {
  if (!isAllReturned(story)) return undefined;
  const charged = sum(story.charges, ({ amount }) => amount);
  return charged === 0 ? 'nothing had to be returned' : `${money(story, charged)} returned`;
};

const lateMoneyReturned: Look = (story) =>
  story.charges.some(({ isLate }) => isLate) && isAllReturned(story)
    ? `${money(
        story,
        sum(story.charges, ({ amount }) => amount),
      )} came late and was returned`
    : undefined;

const secondChargeReturned: Look = (story) => {
  const { charges, asked = 0, refunded, released, rows } = story;
  const returned = refunded + released;
  const ways =
    rows.refunds.filter(({ cause }) => cause === 'second_charge').length +
    rows.payments.filter((row) => row.isVoided).length;
  return charges.length === 2 && returned === asked && ways === 1
    ? `charged twice, ${money(story, returned)} returned once`
    : undefined;
};

const amountReviewed: Look = (story) => {
  const { charges, asked, rows } = story;
  const review = rows.escalations.find(({ kind }) => kind === 'amount_mismatch');
  const byPerson = rows.actions.some(
    (row) => row.escalationId === review?.id && row.state === 'applied' && row.source === 'api',
  );
  return review?.state === 'resolved' && byPerson && charges.some(({ amount }) => amount !== asked)
    ? `${money(story, charges[0]?.amount ?? 0)} instead of ${money(story, asked ?? 0)} was reviewed by a person`
    : undefined;
};

const declinedFirst: Look = ({ declined }) => (declined > 0 ? `declined ${timesOf(declined)}` : undefined);

const couponRefused: Look = ({ shopper, order }) => {
  const codes = String(shopper.find(({ op }) => op === 'shopper.place')?.detail?.codes ?? '');
  return codes.includes('COUPON_') && order?.endReason === codes ? codes : undefined;
};

const weighedAgain: Look = ({ rows, floor }) => {
  const scans = rows.scans.filter(({ kind }) => kind === 'weigh').map(({ outcome }) => outcome);
  const isMishap = floor.some(({ fault }) => fault === 'wrong_weight');
  return isMishap && scans.includes('WEIGHT_MISMATCH') && scans.includes('accepted')
    ? `weighed ${timesOf(scans.length)}`
    : undefined;
};

const apologyGiven: Look = (story) => {
  const delay = story.rows.escalations.find(({ kind }) => kind === 'delayed');
  return delay?.outcome === 'remedied' && told(story, 'coupon_given') > 0
    ? 'a coupon came with the apology'
    : undefined;
};

/** A trouble of one of these kinds was put right by a person: money back, or the goods sent again and delivered. */
const remedied =
  (...kinds: readonly string[]): Look =>
  (story) => {
    const { rows, refunded } = story;
    const trouble = rows.escalations.find(({ kind, outcome }) => kinds.includes(kind) && outcome === 'remedied');
    const action = rows.actions.find((row) => row.escalationId === trouble?.id && row.state === 'applied');
    const again = rows.shipments.find(({ replaces, status }) => replaces !== null && status === 'delivered');
    const approval = action?.approver ? ', approved by another person' : '';
    if (!trouble || !action) return undefined;
    if (action.kind === 'reship' && again) return `sent again${approval}`;
    return action.kind === 'refund' && refunded === action.amount
      ? `${money(story, refunded)} refunded${approval}`
      : undefined;
  };

const LOOKS = {
  charged_once: chargedOnce,
  delivered,
  split,
  reminded,
  nothing_charged: nothingCharged,
  late_money_returned: lateMoneyReturned,
  amount_reviewed: amountReviewed,
  second_charge_returned: secondChargeReturned,
  declined_first: declinedFirst,
  money_returned: moneyReturned,
  coupon_refused: couponRefused,
  weighed_again: weighedAgain,
  apology_given: apologyGiven,
  loss_remedied: remedied('lost'),
  refusal_remedied: remedied('refused', 'returned'),
  address_remedied: remedied('wrong_address', 'returned'),
} as const satisfies Record<ShownFact, Look>;

export type Shown = { readonly fact: ShownFact; readonly holds: boolean; readonly says: string };

/** Looks for one fact in the rows and journals of an order. */
export const lookFor = (fact: ShownFact, story: Story): Shown => {
  const says = LOOKS[fact](story);
  return { fact, holds: says !== undefined, says: says ?? 'not to be seen' };
};
