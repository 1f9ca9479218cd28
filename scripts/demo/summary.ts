import type { End } from '../../simulators/shoppers/scenario.ts';
import type { Evidence, ShopperView } from './evidence.ts';
import { type Expected, expectEnd } from './expectation.ts';
import { lookFor, type Shown } from './fact.ts';
import { checkInvariants, type Verdict } from './invariant.ts';
import { type Story, tellStory } from './story.ts';

export type OrderResult = {
  readonly reference: string;
  readonly orderId: string;
  readonly scenario: string;
  readonly title: string;
  readonly trouble: string | null;
  readonly shop: string;
  readonly method: string;
  readonly total: number;
  readonly currency: string;
  /** How the story goes, how the journals say it must have gone, and how it went. */
  readonly intended: End;
  readonly expected: Expected;
  readonly end: string;
  readonly facts: readonly Shown[];
  readonly seconds: number | null;
  readonly events: number;
  readonly ok: boolean;
};

export type Figures = { readonly orders: number; readonly median: number; readonly most: number };

export type Summary = {
  readonly ok: boolean;
  readonly orders: readonly OrderResult[];
  readonly outcomes: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** Events in the history of an order's workflow: of those that just pay and receive, by method, and of all. */
  readonly eventsPerOrder: Readonly<Record<string, Figures>>;
  readonly invariants: readonly Verdict[];
};

const secondsOf = ({ order }: Story): number | null =>
  order?.endedAt ? (Date.parse(order.endedAt) - Date.parse(order.acceptedAt)) / 1_000 : null;

/** As our rows tell it; an order that never was has none. */
const actualOf = (story: Story, { runs }: Evidence) => {
  const { order } = story;
  const events = runs.find(({ orderId }) => orderId === order?.id)?.events ?? 0;
  const seconds = secondsOf(story);
  if (!order) return { orderId: '', total: 0, currency: '', end: 'unknown', seconds, events };
  return { orderId: order.id, total: order.total, currency: order.currency, end: order.status, seconds, events };
};

const judgeOrder = (evidence: Evidence, shopper: ShopperView): OrderResult => {
  const { reference, scenario, title, trouble = null, shop, method, ends, shows } = shopper;
  const story = tellStory(evidence, reference);
  const actual = actualOf(story, evidence);
  const expected = expectEnd(story);
  const facts = shows.map((fact) => lookFor(fact, story));
  const ok = actual.end === ends && actual.end === expected.end && facts.every(({ holds }) => holds);
  return { reference, scenario, title, trouble, shop, method, intended: ends, expected, ...actual, facts, ok };
};

const figuresOf = (results: readonly OrderResult[]): Figures => {
  const events = results.map((result) => result.events).toSorted((a, b) => a - b);
  return { orders: events.length, median: events[Math.floor((events.length - 1) / 2)] ?? 0, most: events.at(-1) ?? 0 };
};

const countEvents = (orders: readonly OrderResult[]): Record<string, Figures> => {
  const smooth = orders.filter(
    ({ scenario, trouble, end }) => scenario === 'plain' && trouble === null && end === 'completed',
  );
  const methods = [...new Set(smooth.map(({ method }) => method))].toSorted();
  const byMethod = methods.map((name) => [name, figuresOf(smooth.filter(({ method }) => method === name))] as const);
  return { ...Object.fromEntries(byMethod), all: figuresOf(orders) };
};

const countOutcomes = (orders: readonly OrderResult[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { end } of orders) counts[end] = (counts[end] ?? 0) + 1;
  return counts;
};

/** Judges what the audit views and the journals say; what was planned counts for nothing but the story it should tell. */
export const summarise = (evidence: Evidence, seconds: number): Summary => {
  const orders = evidence.shoppers.map((shopper) => judgeOrder(evidence, shopper));
  const invariants = checkInvariants(evidence);
  return {
    ok: orders.length > 0 && orders.every(({ ok }) => ok) && invariants.every(({ holds }) => holds),
    orders,
    outcomes: countOutcomes(orders),
    seconds,
    eventsPerOrder: countEvents(orders),
    invariants,
  };
};
