import { type Flags, numberFlag, say } from '../kit/bench.ts';
import { measureCpu, type Watched } from '../kit/cpu.ts';
import { startHelper } from '../kit/helper.ts';
import { closedLoop, type Load } from '../kit/load.ts';
import { interleave, type Summary } from '../kit/round.ts';
import { median, percentile } from '../kit/statistic.ts';
import type { ReserveAsk } from '../reserve-process.ts';
import { type Counter, HOT_BASKET, type Side } from './side.ts';

/** Everything that one part of the benchmark needs. */
export type Setting = {
  readonly url: string;
  readonly counter: Counter;
  readonly postgresPid: number;
  readonly rounds: number;
  readonly seconds: number;
};

export const CONNECTIONS = 16;
const PROCESSES = 3;
const STEPS = [16, 64, 256, 1_024, 4_096] as const;
/** More than any machine of this size admits in a second. */
const MOST_PER_SECOND = 2_500;

const prepare = ({ pool }: Counter, seconds: number): Promise<void> =>
  pool.fill([HOT_BASKET], Math.ceil(MOST_PER_SECOND * seconds));

export const readSetting = (flags: Flags): Pick<Setting, 'rounds' | 'seconds'> => ({
  rounds: numberFlag(flags, 'rounds', 3),
  seconds: numberFlag(flags, 'seconds', 5),
});

const measured = async (processes: Watched, load: () => Promise<Load>) => {
  const { result, cpuMs } = await measureCpu(processes, load);
  const cpuMsEach = Object.fromEntries(Object.entries(cpuMs).map(([name, ms]) => [name, ms / result.done]));
  return { perSecond: result.perSecond, cpuMsEach };
};

export type Ramp = { readonly steps: readonly RampStep[]; readonly best: number; readonly kept: number };
type RampStep = { readonly inFlight: number; readonly perSecond: number; readonly refusedP99Ms: number };

/** More and more callers, several times; the median of each step. Who finds no room comes again later. */
export const rampUp = async ({ counter, rounds, seconds }: Setting): Promise<Ramp> => {
  const loads = new Map<number, Load[]>(STEPS.map((step) => [step, []]));
  for (let n = 1; n <= rounds; n += 1) {
    for (const step of STEPS) {
      await prepare(counter, seconds / 2);
      const load = await closedLoop(step, seconds / 2, counter.acts.holds);
      loads.get(step)?.push(load);
      say(`ramp ${n} of ${rounds}: ${step} in flight, ${load.perSecond.toFixed(0)}/s`);
    }
  }
  const steps = STEPS.map((inFlight) => {
    const all = loads.get(inFlight) ?? [];
    const perSecond = median(all.map((load) => load.perSecond));
    return {
      inFlight,
      perSecond,
      refusedP99Ms: percentile(
        all.flatMap((load) => [...load.refusedMs]),
        99,
      ),
    };
  });
  const top = steps.reduce((best, step) => (step.perSecond > best.perSecond ? step : best));
  return { steps, best: top.inFlight, kept: (steps.at(-1)?.perSecond ?? 0) / top.perSecond };
};

/** Both sides at their best, and our own function without sharing transactions. */
export const compareSides = (setting: Setting, inFlight: number): Promise<Record<Side, Summary>> => {
  const { counter, postgresPid, seconds } = setting;
  const inFlightOf = { single: CONNECTIONS * 2, holds: inFlight, alone: CONNECTIONS * 2 };
  return interleave(setting.rounds, ['single', 'holds', 'alone'], async (side) => {
    await prepare(counter, seconds);
    return measured({ client: process.pid, postgres: postgresPid }, () =>
      closedLoop(inFlightOf[side], seconds, counter.acts[side]),
    );
  });
};

/** The same from three processes at once, which know of each other only through the database. */
export const compareProcesses = async (
  { url, postgresPid, rounds, seconds }: Setting,
  inFlight: number,
): Promise<Record<'single' | 'holds', Summary>> => {
  const connections = Math.ceil(CONNECTIONS / PROCESSES);
  const helpers = Array.from({ length: PROCESSES }, () =>
    startHelper<ReserveAsk, Load>('reserve-process', [url, String(connections)]),
  );
  const processes = { postgres: postgresPid, ...Object.fromEntries(helpers.map(({ pid }, n) => [`client ${n}`, pid])) };
  const inFlightOf = { single: connections * 2, holds: Math.ceil(inFlight / PROCESSES) };
  const orders = (time: number) => Math.ceil((MOST_PER_SECOND * time) / PROCESSES);
  const stockUp = (time: number) => Promise.all(helpers.map(({ ask }) => ask({ side: 'none', orders: orders(time) })));
  const load = async (side: 'single' | 'holds', time: number): Promise<Load> => {
    const loads = await Promise.all(helpers.map(({ ask }) => ask({ side, inFlight: inFlightOf[side], seconds: time })));
    return {
      perSecond: loads.reduce((sum, { perSecond }) => sum + perSecond, 0),
      done: loads.reduce((sum, { done }) => sum + done, 0),
      refusedMs: [],
    };
  };
  try {
    await stockUp(1);
    for (const side of ['single', 'holds'] as const) await load(side, 1);
    return await interleave(rounds, ['single', 'holds'], async (side) => {
      await stockUp(seconds);
      return measured(processes, () => load(side, seconds));
    });
  } finally {
    await Promise.all(helpers.map(({ stop }) => stop()));
  }
};
