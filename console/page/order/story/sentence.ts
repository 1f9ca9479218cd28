import { moneyText } from '../../../piece/money.tsx';
import type { Entry } from '../order-query.ts';

type Facts = Readonly<Record<string, unknown>>;
type Told = { readonly chapter: Entry['chapter']; readonly facts: Facts };

/** How codes are called in the language of the page. */
export type Names = {
  readonly code: (kind: 'method' | 'carrier' | 'escalation' | 'tier' | 'action' | 'waiting', code: string) => string;
  readonly warehouse: (id: string) => string;
  readonly problem: (code: string) => string;
};

/** What has been said of each fact; undefined for what is not known. */
type Said = Readonly<Record<string, string | undefined>>;

const UNKNOWN = '?';

/** A scan at the floor that the rules turned down: nothing was picked, packed or weighed by it. */
export const isRefused = ({ chapter, facts }: Told): boolean =>
  chapter === 'floor' && typeof facts.outcome === 'string' && facts.outcome !== 'accepted';

/** Where its sentence stands in the catalogue, under `story`. */
export const entryKey = (entry: Told & Pick<Entry, 'kind'>): string => {
  const { chapter, kind, facts } = entry;
  if (isRefused(entry)) return 'floor.refused';
  const { status } = facts;
  const isOpenBooking = chapter === 'parcel' && kind === 'booking' && typeof status === 'string' && status !== 'booked';
  return isOpenBooking ? `parcel.booking_${status}` : `${chapter}.${kind}`;
};

const textOf = (value: unknown): string | undefined =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;

const named = (value: unknown, name: (code: string) => string): string | undefined => {
  const code = textOf(value);
  return code === undefined ? undefined : name(code);
};

/** Most actions of people are about no money, which is not worth a word. */
const amountOf = ({ chapter, facts }: Told): string | undefined => {
  const { amountMinor: amount, currency } = facts;
  if (typeof amount !== 'number' || !Number.isSafeInteger(amount)) return undefined;
  return amount === 0 && chapter === 'action' ? '' : moneyText({ amount, currency: textOf(currency) ?? 'CNY' });
};

/** The facts of an entry, each as it is said: amounts as money, codes by their names. */
export const said = (told: Told, { code, warehouse, problem }: Names): Said => {
  const { facts } = told;
  const place = textOf(facts.place);
  return {
    ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, textOf(value)])),
    amount: amountOf(told),
    method: named(facts.method, (each) => code('method', each)),
    carrier: named(facts.carrier, (each) => code('carrier', each)),
    warehouse: named(facts.warehouse, warehouse),
    trouble: named(facts.trouble, (each) => code('escalation', each)),
    tier: named(facts.tier, (each) => code('tier', each)),
    action: named(facts.action, (each) => code('action', each)),
    on: named(facts.on, (each) => code('waiting', each)),
    problem: named(facts.outcome, problem),
    place: place === undefined ? '' : ` · ${place}`,
  };
};

/** A fact that is missing is asked for; what is left out on purpose leaves no gap. */
export const tell = (sentence: string, facts: Said): string =>
  sentence
    .replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => facts[name] ?? UNKNOWN)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[:：,，.。])/g, '');
