import type { Language } from '../language.ts';
import { localClock, localDay, localDayAndClock } from '../local-time.ts';
import { CURRENCIES, formatMoney, type Currency } from '../money.ts';
import { HOLD_CAUSES, HOLDERS, type HoldCause, type Holder } from '../order/hold.ts';

/** Why a person was asked. */
export const WAITING_REASONS = [
  'amount_mismatch',
  'payment_unknown',
  'stock_short',
  'booking_refused',
  'step_failed',
  'undo_failed',
  'refund_failed',
  'delayed',
  'lost',
  'refused',
  'wrong_address',
  'damaged',
  'returned',
  'held',
  'reported',
] as const;
export type WaitingReason = (typeof WAITING_REASONS)[number];

/** Flat, so that a row or a workflow holds them as they are: ids, codes, numbers and instants, nothing about a person. */
export type WaitingFacts = {
  /** The moment of speaking: times of another day are then told with their date. */
  readonly now?: string;
  readonly until?: string;
  readonly since?: string;
  readonly currency?: Currency;
  readonly amountMinor?: number;
  readonly expectedMinor?: number;
  readonly receivedMinor?: number;
  readonly method?: string;
  readonly warehouse?: string;
  readonly carrier?: string;
  readonly trackingNumber?: string;
  readonly units?: number;
  readonly remindersSent?: number;
  readonly lastReminderAt?: string;
  readonly nextReminderAt?: string;
  readonly attempts?: number;
  readonly nextTryAt?: string;
  readonly lastEventAt?: string;
  readonly reason?: WaitingReason;
  /** The step that is parked, and the fault code that it ended with. */
  readonly step?: string;
  readonly code?: string;
  /** The role of the person who holds the order, and what for. */
  readonly by?: Holder;
  readonly cause?: HoldCause;
};

const TEXTS = [
  'now',
  'until',
  'since',
  'method',
  'warehouse',
  'carrier',
  'trackingNumber',
  'lastReminderAt',
  'nextReminderAt',
  'nextTryAt',
  'lastEventAt',
  'step',
  'code',
] as const;
const NUMBERS = ['amountMinor', 'expectedMinor', 'receivedMinor', 'units', 'remindersSent', 'attempts'] as const;

const oneOf = <T extends string>(list: readonly T[], value: unknown): T | undefined =>
  list.find((item) => item === value);

/** The facts in a stored row; whatever is unknown or of another type is left out. */
export const waitingFactsOf = (row: Readonly<Record<string, unknown>>): WaitingFacts => {
  const currency = oneOf(CURRENCIES, row.currency);
  const reason = oneOf(WAITING_REASONS, row.reason);
  const by = oneOf(HOLDERS, row.by);
  const cause = oneOf(HOLD_CAUSES, row.cause);
  return {
    ...Object.fromEntries(TEXTS.filter((key) => typeof row[key] === 'string').map((key) => [key, row[key]])),
    ...Object.fromEntries(NUMBERS.filter((key) => Number.isSafeInteger(row[key])).map((key) => [key, row[key]])),
    ...(currency === undefined ? {} : { currency }),
    ...(reason === undefined ? {} : { reason }),
    ...(by === undefined ? {} : { by }),
    ...(cause === undefined ? {} : { cause }),
  };
};

/** How times are told: by the clock alone when it cannot be mistaken for another day's. */
export type Manner = { readonly language: Language; readonly utcOffsetMinutes: number; readonly isLong: boolean };

/** Facts made ready for a sentence: what is not known is undefined and its clause is left out. */
export type SpokenFacts = ReturnType<typeof speakFacts>;

const orNothing = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** `egret` is told as Egret; a name is told as it is. */
const nameOf = (code: string | undefined): string | undefined =>
  orNothing(code) && `${code?.charAt(0).toUpperCase()}${code?.slice(1)}`;

const timeTeller = (facts: WaitingFacts, { language, utcOffsetMinutes: offset, isLong }: Manner) => {
  const today = facts.now === undefined ? undefined : localDay(facts.now, offset);
  return (instant: string | undefined): string | undefined => {
    if (instant === undefined) return undefined;
    const isDated = today === undefined ? isLong : today !== localDay(instant, offset);
    return isDated ? localDayAndClock(instant, offset, language) : localClock(instant, offset);
  };
};

const moneyTeller =
  ({ currency }: WaitingFacts) =>
  (amount: number | undefined): string | undefined =>
    amount === undefined || currency === undefined ? undefined : formatMoney({ amount, currency });

export const speakFacts = (facts: WaitingFacts, manner: Manner) => {
  const time = timeTeller(facts, manner);
  const money = moneyTeller(facts);
  return {
    until: time(facts.until),
    since: time(facts.since),
    lastReminder: time(facts.lastReminderAt),
    nextReminder: time(facts.nextReminderAt),
    nextTry: time(facts.nextTryAt),
    lastEvent: time(facts.lastEventAt),
    amount: money(facts.amountMinor),
    expected: money(facts.expectedMinor),
    received: money(facts.receivedMinor),
    method: nameOf(facts.method),
    carrier: nameOf(facts.carrier),
    warehouse: orNothing(facts.warehouse),
    trackingNumber: orNothing(facts.trackingNumber),
    units: facts.units,
    remindersSent: facts.remindersSent ?? 0,
    attempts: facts.attempts ?? 0,
    reason: facts.reason,
    step: orNothing(facts.step),
    code: orNothing(facts.code),
    by: facts.by,
    cause: facts.cause,
  };
};

/** `value` with what belongs before and after it, or nothing. */
export const given = (before: string, value: string | undefined, after = ''): string =>
  value === undefined ? '' : `${before}${value}${after}`;
