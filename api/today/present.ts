import type { HealthView } from '../../contracts/health.ts';
import type { TodayView } from '../../contracts/today.ts';
import type { BadProviders, DayCount, StageCount } from '../../db/queries/today.ts';
import { STAGES } from '../../domain/order/stage.ts';
import { filterOf, NO_PLACE, type StuckCause, WAITS_ON_PROVIDER } from '../../domain/order/stuck.ts';

type Provider = HealthView['providers'][number];
type Shops = readonly string[];
type Cause = TodayView['stuck'][number];

const queryOf = (filter: Readonly<Record<string, string>>, shops: Shops): string =>
  new URLSearchParams({ ...filter, ...(shops.length === 0 ? {} : { shop: shops.join(',') }) }).toString();

const isBad = ({ state }: Provider): boolean => state === 'slow' || state === 'failing';

export const badProviders = ({ providers }: HealthView): readonly Provider[] =>
  providers.filter((provider) => provider.kind !== 'messages' && isBad(provider));

export const namesOfBad = (bad: readonly Provider[]): BadProviders => {
  const named = (kind: Provider['kind']): string[] => bad.filter((each) => each.kind === kind).map(({ name }) => name);
  return { carriers: named('carrier'), methods: named('gateway') };
};

export const presentStages = (counts: readonly StageCount[], shops: Shops): TodayView['stages'] =>
  [...STAGES, 'cancelling' as const].map((stage) => {
    const found = counts.find((count) => count.stage === stage);
    return {
      stage,
      count: found?.count ?? 0,
      late: found?.late ?? 0,
      median_age_ms: found?.medianAgeMs ?? null,
      oldest_at: found?.oldestAt ?? null,
      query: queryOf({ stage }, shops),
    };
  });

const presentCause = (cause: StuckCause, shops: Shops): Cause => ({
  kind: cause.kind,
  waiting_on: [...(cause.waitingOn ?? [])],
  trouble: cause.trouble,
  place: cause.place === NO_PLACE ? null : cause.place,
  state: null,
  count: cause.count,
  since: cause.since,
  next_actor: cause.nextActor,
  query: queryOf(filterOf(cause), shops),
});

/** It stands in the list while it does badly, whether or not an order waits for it at this moment. */
const presentProvider = (provider: Provider, stuck: readonly StuckCause[], shops: Shops): Cause => {
  const waits = WAITS_ON_PROVIDER[provider.kind === 'carrier' ? 'carrier' : 'gateway'];
  const own = stuck.find(({ kind, place }) => kind === 'provider' && place === provider.name);
  const cause: StuckCause = {
    kind: 'provider',
    waitingOn: waits,
    trouble: null,
    place: provider.name,
    count: own?.count ?? 0,
    since: provider.since,
    nextActor: own?.nextActor ?? null,
  };
  return { ...presentCause(cause, shops), state: provider.state };
};

const SEVERITY: Readonly<Record<Cause['kind'], number>> = { provider: 0, attention: 1, late: 1, person: 2, held: 3 };

/** What is broken outside first, then what is late or parked, then what waits for people; the longest first. */
const worstFirst = (a: Cause, b: Cause): number =>
  SEVERITY[a.kind] - SEVERITY[b.kind] || (a.since ?? '').localeCompare(b.since ?? '');

export const presentStuck = (
  stuck: readonly StuckCause[],
  bad: readonly Provider[],
  shops: Shops,
): TodayView['stuck'] =>
  [
    ...bad.map((provider) => presentProvider(provider, stuck, shops)),
    ...stuck.filter(({ kind }) => kind !== 'provider').map((cause) => presentCause(cause, shops)),
  ].toSorted(worstFirst);

export const presentNumbers = (counts: readonly DayCount[]): TodayView['numbers'] =>
  counts.map(({ name, today, yesterday, lastWeek }) => ({ name, today, yesterday, last_week: lastWeek }));
