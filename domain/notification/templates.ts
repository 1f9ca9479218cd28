import type { Language } from '../language.ts';
import { localDayAndClock } from '../local-time.ts';
import { formatMoney, type Money } from '../money.ts';
import { CHINESE, ENGLISH } from './text.ts';

/** Every message that is sent to a customer. */
export const NOTIFICATION_TEMPLATES = [
  'order_held_pay',
  'payment_reminder',
  'order_expired',
  'order_cancelled',
  'payment_received',
  'amount_mismatch',
  'late_payment_refunded',
  'paid_twice_refunded',
  'refund_sent',
  'payment_declined',
  'shipment_handed_over',
  'out_for_delivery',
  'delivered',
  'exception_delayed',
  'exception_lost',
  'exception_refused',
  'exception_wrong_address',
  'exception_damaged',
  'exception_returned',
  'exception_other',
  'coupon_given',
  'address_changed',
  'reship_sent',
] as const satisfies readonly (keyof typeof ENGLISH)[];
export type NotificationTemplate = (typeof NOTIFICATION_TEMPLATES)[number];

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

type FactOf<Name extends string> = Name extends 'amount' | 'expected' | 'received'
  ? Money
  : Name extends 'n'
    ? number
    : string;

/** What every message knows: whom it speaks for, of which order, in which language and at which clock. */
export type Letterhead = {
  readonly language: Language;
  readonly shop: string;
  /** The number that the customer knows the order by. */
  readonly order: string;
  readonly utcOffsetMinutes: number;
};

/** What a message must be given besides; `until` is an ISO instant. */
export type NotificationFacts = {
  readonly [T in NotificationTemplate]: {
    readonly [Name in Exclude<NamesIn<(typeof ENGLISH)[T]>, keyof Letterhead>]: FactOf<Name>;
  };
};

type AnyFact = string | number | Money | undefined;

const TEXTS: Readonly<Record<Language, Readonly<Record<NotificationTemplate, string>>>> = {
  en: ENGLISH,
  'zh-CN': CHINESE,
};

const worded = (name: string, fact: AnyFact, { utcOffsetMinutes, language }: Letterhead): string => {
  if (fact === undefined) throw new Error(`the message lacks ${name}`);
  if (typeof fact === 'object') return formatMoney(fact);
  if (name !== 'until') return String(fact);
  const time = localDayAndClock(String(fact), utcOffsetMinutes, language);
  if (time === undefined) throw new Error(`the message needs an instant as ${name}`);
  return time;
};

export const renderNotification = <T extends NotificationTemplate>(
  template: T,
  letterhead: Letterhead,
  facts: NotificationFacts[T],
): string => {
  const known: Readonly<Record<string, AnyFact>> = { ...facts, shop: letterhead.shop, order: letterhead.order };
  return TEXTS[letterhead.language][template].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    worded(name, known[name], letterhead),
  );
};
