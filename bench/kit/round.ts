import { say } from './bench.ts';
import { median, spreadPercent } from './statistic.ts';

export type Measured = { readonly perSecond: number; readonly cpuMsEach: Readonly<Record<string, number>> };
export type Summary = Measured & { readonly spreadPercent: number };

/** A B A B A B: what the machine does meanwhile, it does to both sides. */
export const interleave = async <Side extends string>(
  rounds: number,
  sides: readonly Side[],
  measure: (side: Side) => Promise<Measured>,
): Promise<Record<Side, Summary>> => {
  const taken = new Map<Side, Measured[]>(sides.map((side) => [side, []]));
  for (let n = 1; n <= rounds; n += 1) {
    for (const side of sides) {
      const measured = await measure(side);
      taken.get(side)?.push(measured);
      say(`round ${n} of ${rounds}: ${side} ${measured.perSecond.toFixed(1)}/s`);
    }
  }
  return Object.fromEntries(sides.map((side) => [side, summarise(taken.get(side) ?? [])])) as Record<Side, Summary>;
};

const summarise = (all: readonly Measured[]): Summary => {
  const rates = all.map(({ perSecond }) => perSecond);
  const names = Object.keys(all[0]?.cpuMsEach ?? {});
  return {
    perSecond: median(rates),
    spreadPercent: spreadPercent(rates),
    cpuMsEach: Object.fromEntries(
      names.map((name) => [name, median(all.map(({ cpuMsEach }) => cpuMsEach[name] ?? 0))]),
    ),
  };
};

export const sumOf = (each: Readonly<Record<string, number>>): number =>
  Object.values(each).reduce((sum, value) => sum + value, 0);

/** More in flight until the rate stops growing; the number with the best rate. */
export const saturate = async (
  what: string,
  steps: readonly number[],
  rateOf: (inFlight: number) => Promise<number>,
): Promise<number> => {
  let best = { inFlight: 1, perSecond: 0 };
  for (const inFlight of steps) {
    const perSecond = await rateOf(inFlight);
    say(`${what}, ${inFlight} in flight: ${perSecond.toFixed(1)}/s`);
    if (perSecond > best.perSecond) best = { inFlight, perSecond };
    else if (perSecond < best.perSecond * 0.8) break;
  }
  return best.inFlight;
};
