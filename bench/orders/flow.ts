import { setTimeout as pause } from 'node:timers/promises';
import { measureCpu } from '../kit/cpu.ts';
import type { Measured } from '../kit/round.ts';
import { buy, type Method, pay } from './customer.ts';
import type { Town } from './town.ts';
import { completedBetween, openOrders, type Watch } from './watch.ts';

export type Flow = { readonly finished: readonly string[]; stop(): Promise<void> };

/**
 * So many customers, each with the next order as soon as the last has left the house: what is on the road or in its
 * after-sales window only waits, and does not count as in flight.
 */
export const startFlow = (
  town: Town,
  watch: Watch,
  { inFlight, method }: { inFlight: number; method: Method },
): Flow => {
  const finished: string[] = [];
  let isOver = false;
  const live = async (): Promise<void> => {
    while (!isOver) {
      const bought = await buy(town, method);
      await watch.until(bought.orderId, 'payable');
      await pay(bought);
      await watch.until(bought.orderId, 'handed_over');
      finished.push(bought.orderId);
    }
  };
  const running = Promise.all(Array.from({ length: inFlight }, live));
  // Whoever fails is heard of at the end.
  running.catch(() => undefined);
  return {
    finished,
    stop: async () => {
      isOver = true;
      await running;
    },
  };
};

const LONGEST_DRAIN_MS = 180_000;

/** Whoever has not ended long after the road and the after-sales window never will: that is no figure but a fault. */
export const drain = async (town: Town): Promise<void> => {
  const until = Date.now() + LONGEST_DRAIN_MS;
  for (let left = await openOrders(town.sql); left > 0; left = await openOrders(town.sql)) {
    if (Date.now() > until)
      throw new Error(`${left} orders have not ended; ${town.stack.facts.dataDir} has their logs`);
    await pause(500);
  }
};

export type FlowRound = { readonly inFlight: number; readonly warmUpSeconds: number; readonly seconds: number };

/**
 * The rate is that of orders that end in the window, once as many end as begin. CPU time is that of the whole round, from
 * the first order to the end of the last, over all of its orders.
 */
export const measureFlow = async (town: Town, watch: Watch, round: FlowRound): Promise<Measured> => {
  const began = new Date();
  const { result, cpuMs } = await measureCpu({ ...town.product, ...town.others }, () => runRound(town, watch, round));
  const orders = await completedBetween(town.sql, began, new Date(Date.now() + 1000));
  return {
    perSecond: result,
    cpuMsEach: Object.fromEntries(Object.entries(cpuMs).map(([name, ms]) => [name, ms / orders])),
  };
};

const runRound = async (town: Town, watch: Watch, round: FlowRound): Promise<number> => {
  const flow = startFlow(town, watch, { inFlight: round.inFlight, method: 'yipay' });
  await pause(round.warmUpSeconds * 1000);
  const from = new Date();
  await pause(round.seconds * 1000);
  const to = new Date();
  await flow.stop();
  await drain(town);
  return (await completedBetween(town.sql, from, to)) / ((to.getTime() - from.getTime()) / 1000);
};

/** How many orders leave the house each second with so many in flight. */
export const tryFlow = async (
  town: Town,
  watch: Watch,
  { inFlight, seconds }: { inFlight: number; seconds: number },
) => {
  const flow = startFlow(town, watch, { inFlight, method: 'yipay' });
  await pause((seconds / 2) * 1000);
  const before = flow.finished.length;
  await pause(seconds * 1000);
  const left = flow.finished.length - before;
  await flow.stop();
  return left / seconds;
};
