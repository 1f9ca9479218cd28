import type { HealthView, PartHealth, ProviderHealth } from '../../contracts/health.ts';
import { type HealthRow, PULSE_MS } from '../../db/queries/health.ts';
import { addCounts, ENGINE_PARTS, judgeCalls, NO_CALLS } from '../../domain/health.ts';

type Facts = HealthRow['facts'];
type Provider = Pick<ProviderHealth, 'kind' | 'name'> & { readonly lastWebhookAt: string | undefined };

/** Three pulses missed, and a process is taken for gone. */
const MISSED_MS = 3 * PULSE_MS;
export const isThere = ({ seenAt }: HealthRow, now = Date.now()): boolean => now - Date.parse(seenAt) < MISSED_MS;

const numberIn = (facts: Facts, name: string): number | null => (typeof facts[name] === 'number' ? facts[name] : null);
const textIn = (facts: Facts, name: string): string | null => (typeof facts[name] === 'string' ? facts[name] : null);

const countIn = (facts: Facts) => ({
  calls: numberIn(facts, 'calls') ?? 0,
  failed: numberIn(facts, 'failed') ?? 0,
  timedOut: numberIn(facts, 'timedOut') ?? 0,
  slow: numberIn(facts, 'slow') ?? 0,
});

const earliest = (instants: readonly string[]): string | null => instants.toSorted()[0] ?? null;

/** The facts that hold the latest of such instants. */
const latestBy = (rows: readonly HealthRow[], name: string): Facts =>
  rows.map(({ facts }) => facts).toSorted((a, b) => String(b[name] ?? '').localeCompare(String(a[name] ?? '')))[0] ??
  {};

/** What all processes have seen of one provider, judged together. */
const presentProvider = (rows: readonly HealthRow[], { kind, name, lastWebhookAt }: Provider): ProviderHealth => {
  const own = rows.filter((row) => row.kind === kind && row.name === name);
  const count = addCounts([NO_CALLS, ...own.map(({ facts }) => countIn(facts))]);
  const state = judgeCalls(count);
  const busiest = own.toSorted((a, b) => countIn(b.facts).calls - countIn(a.facts).calls)[0];
  const bad = latestBy(own, 'lastBadAt');
  return {
    kind,
    name,
    state,
    since: earliest(own.filter((row) => row.state === state).map(({ since }) => since)),
    calls: count.calls,
    failed: count.failed,
    timed_out: count.timedOut,
    slow: count.slow,
    median_ms: numberIn(busiest?.facts ?? {}, 'medianMs'),
    last_ok_at: textIn(latestBy(own, 'lastOkAt'), 'lastOkAt'),
    last_bad_at: textIn(bad, 'lastBadAt'),
    last_code: textIn(bad, 'lastCode'),
    last_webhook_at: lastWebhookAt ?? null,
  };
};

/** As the process that looked last has seen it. */
const presentPart = (rows: readonly HealthRow[], name: (typeof ENGINE_PARTS)[number]): PartHealth => {
  const row = rows.find((each) => each.kind === 'engine' && each.name === name);
  const facts = row?.facts ?? {};
  return {
    name,
    state: row?.state ?? 'quiet',
    since: row?.since ?? null,
    answer_ms: numberIn(facts, 'answerMs'),
    processes: numberIn(facts, 'processes'),
    backlog: numberIn(facts, 'backlog'),
    oldest_ms: numberIn(facts, 'oldestMs'),
    parked: numberIn(facts, 'parked'),
  };
};

/** Rows newest first. */
export const presentHealth = (rows: readonly HealthRow[], providers: readonly Provider[]): HealthView => ({
  at: new Date().toISOString(),
  providers: providers.map((provider) => presentProvider(rows, provider)),
  engine: ENGINE_PARTS.map((name) => presentPart(rows, name)),
  processes: rows
    .filter((row) => row.kind === 'process' && isThere(row))
    .map(({ name, process, since, seenAt }) => ({ name, instance: process, since, seen_at: seenAt })),
});
