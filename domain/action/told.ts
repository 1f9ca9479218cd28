import type { NotificationFacts, NotificationTemplate } from '../notification/templates.ts';
import type { Currency } from '../money.ts';
import { GIFT_VALID_DAYS, giftCode } from './gift.ts';
import type { ActionKind } from './kind.ts';

export type Telling = {
  readonly [T in NotificationTemplate]: { readonly template: T; readonly facts: NotificationFacts[T] };
}[NotificationTemplate];

export type ToTell = {
  readonly kind: ActionKind;
  readonly amountMinor: number;
  readonly currency: Currency;
  /** What a cancel gives back. */
  readonly backMinor: number;
  readonly now: string;
};

const DAY_MS = 86_400_000;
/** Eight places that nobody knows before the coupon is made. */
const UNKNOWN = '········';

const coupon = ({ amountMinor, currency, now }: ToTell): readonly Telling[] => {
  const until = new Date(Date.parse(now) + GIFT_VALID_DAYS * DAY_MS).toISOString();
  const amount = { amount: amountMinor, currency };
  return [{ template: 'coupon_given', facts: { amount, coupon: giftCode(UNKNOWN), until } }];
};

const refundOf = (amount: number, { currency }: ToTell): readonly Telling[] =>
  amount > 0 ? [{ template: 'refund_sent', facts: { amount: { amount, currency } } }] : [];

const TELLINGS: Readonly<Partial<Record<ActionKind, (toTell: ToTell) => readonly Telling[]>>> = {
  coupon,
  refund: (toTell) => refundOf(toTell.amountMinor, toTell),
  cancel_order: (toTell) => [{ template: 'order_cancelled', facts: {} }, ...refundOf(toTell.backMinor, toTell)],
};

/** What the customer will be written because of an action; what the way of a parcel brings is not its doing. */
export const tellingsOf = (toTell: ToTell): readonly Telling[] => TELLINGS[toTell.kind]?.(toTell) ?? [];
