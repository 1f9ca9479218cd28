import { say } from '../kit/bench.ts';
import { closedLoop, openLoop } from '../kit/load.ts';
import { median, percentile } from '../kit/statistic.ts';
import type { Setting } from './hot.ts';
import { COLD_COUNT, coldSku } from './shelf.ts';
import { HOT_BASKET } from './side.ts';

const PER_SECOND = 200;
/** Everybody wants the hot article, more than enough to keep its transactions full. */
const CROWD = 256;

const quietBasket = (n: number) => ({ skus: [coldSku(n)], quantity: 1 });

export type Cold = {
  readonly alone: { readonly p50: number; readonly p99: number };
  readonly beside: { readonly p50: number; readonly p99: number };
  readonly ratio: number;
};

/** How long a hold of any of a thousand quiet articles takes, with nobody else and beside a crowd at the hot one. */
export const compareCold = async ({ counter, rounds, seconds }: Setting): Promise<Cold> => {
  let n = 0;
  const hold = async (): Promise<void> => {
    n += 617;
    const { kind } = await counter.hold(quietBasket(n));
    if (kind !== 'held') throw new Error(`there is plenty, and yet: ${kind}`);
  };
  const quiet = () => openLoop(PER_SECOND, seconds, hold);
  const crowded = async (): Promise<number[]> => {
    await counter.pool.fill([HOT_BASKET], CROWD * 40);
    const [times] = await Promise.all([quiet(), closedLoop(CROWD, seconds, counter.acts.holds)]);
    return times;
  };
  const alone: number[][] = [];
  const beside: number[][] = [];
  const timesEach = Math.ceil((PER_SECOND * seconds * (2 * rounds + 1)) / COLD_COUNT) + 1;
  await counter.pool.fill(
    Array.from({ length: COLD_COUNT }, (_, each) => quietBasket(each)),
    timesEach,
  );
  await quiet();
  for (let each = 1; each <= rounds; each += 1) {
    alone.push(await quiet());
    beside.push(await crowded());
    const show = (times: readonly number[] = []): string => `${percentile(times, 99).toFixed(1)} ms`;
    say(`cold ${each} of ${rounds}: p99 ${show(alone.at(-1))} alone, ${show(beside.at(-1))} beside the hot one`);
  }
  const summary = (all: readonly number[][]) => ({
    p50: median(all.map((times) => percentile(times, 50))),
    p99: median(all.map((times) => percentile(times, 99))),
  });
  return { alone: summary(alone), beside: summary(beside), ratio: summary(beside).p99 / summary(alone).p99 };
};
