import { type Bench, type Flags, numberFlag, type Outcome, round, type Row, say } from '../kit/bench.ts';
import { interleave, saturate, type Summary, sumOf } from '../kit/round.ts';
import type { Method } from './customer.ts';
import { drain, measureFlow, startFlow, tryFlow } from './flow.ts';
import { type Histories, readHistories } from './history.ts';
import { type Noop, startNoop } from './noop.ts';
import { startTown, type Town } from './town.ts';
import { type Watch, watchOrders } from './watch.ts';

const SAMPLE = 25;
const ORDER_STEPS = [8, 16, 32, 64];
const NOOP_STEPS = [25, 50, 100];
/** The road and the after-sales window: after so long as many orders end as begin. */
const ROAD_SECONDS = 40;

/** Orders from POST to the end of after-sales, beside the least that a durable workflow can do on the same server. */
export const orders: Bench = async (flags) => {
  say('starting PostgreSQL, Temporal, the product and its surroundings');
  const town = await startTown();
  const watch = watchOrders(town.sql);
  const noop = await startNoop(town);
  try {
    return await measure({ town, watch, noop }, flags);
  } finally {
    await watch.stop();
    await noop.stop();
    await town.stop();
  }
};

type Parts = { readonly town: Town; readonly watch: Watch; readonly noop: Noop };

const measure = async ({ town, watch, noop }: Parts, flags: Flags): Promise<Outcome> => {
  const seconds = numberFlag(flags, 'seconds', 30);
  const runNoop = (inFlight: number, time: number) => noop.measure({ inFlight, warmUpSeconds: 3, seconds: time });
  const inFlight = {
    orders: await saturate('orders', ORDER_STEPS, (n) => tryFlow(town, watch, { inFlight: n, seconds: 10 })),
    noop: await saturate('noop', NOOP_STEPS, async (n) => (await runNoop(n, 5)).perSecond),
  };
  await drain(town);
  const sides = await interleave(numberFlag(flags, 'rounds', 3), ['noop', 'orders'], (side) =>
    side === 'orders'
      ? measureFlow(town, watch, { inFlight: inFlight.orders, warmUpSeconds: ROAD_SECONDS, seconds })
      : runNoop(inFlight.noop, seconds / 2),
  );
  say('reading histories');
  const wallet = await sampleHistories(town, watch, 'yipay');
  const card = await sampleHistories(town, watch, 'cardhouse');
  const { product, others } = shareOut(town, sides.orders);
  return {
    figures: {
      ordersPerSecond: round(sides.orders.perSecond),
      noopPerSecond: round(sides.noop.perSecond),
      ratio: round(sides.orders.perSecond / sides.noop.perSecond),
      eventsPerOrder: wallet.events,
      eventsPerCardOrder: card.events,
      cpuMsPerOrder: round(sumOf(product), 1),
      cpuMsPerOrderWithSimulators: round(sumOf(product) + sumOf(others), 1),
      cpuMsPerNoop: round(sumOf(sides.noop.cpuMsEach), 1),
    },
    tables: tablesOf(sides, { wallet, card }),
    faults: [],
  };
};

/** A handful of orders, not under load: what their histories hold is what every order's does. */
const sampleHistories = async (town: Town, watch: Watch, method: Method): Promise<Histories> => {
  const flow = startFlow(town, watch, { inFlight: 5, method });
  while (flow.finished.length < SAMPLE) await new Promise((resolve) => setTimeout(resolve, 200));
  await flow.stop();
  await drain(town);
  return readHistories(town.stack.facts.temporalAddress, flow.finished);
};

const shareOut = ({ product }: Town, { cpuMsEach }: Summary) => {
  const pick = (isOurs: boolean) =>
    Object.fromEntries(Object.entries(cpuMsEach).filter(([name]) => name in product === isOurs));
  return { product: pick(true), others: pick(false) };
};

const cpuRows = (what: string, { cpuMsEach }: Summary): Row[] =>
  Object.entries(cpuMsEach).map(([name, ms]) => ({ what, process: name, 'CPU ms each': round(ms, 1) }));

const tablesOf = (
  sides: Readonly<Record<'orders' | 'noop', Summary>>,
  { wallet, card }: Readonly<Record<'wallet' | 'card', Histories>>,
) => [
  {
    title: 'Rates',
    rows: Object.entries(sides).map(([side, { perSecond, spreadPercent, cpuMsEach }]) => ({
      side,
      'per second': round(perSecond),
      'spread %': round(spreadPercent, 0),
      'CPU ms each, all processes': round(sumOf(cpuMsEach), 1),
    })),
  },
  { title: 'Where the time goes', rows: [...cpuRows('order', sides.orders), ...cpuRows('noop', sides.noop)] },
  {
    title: 'Events of a finished order',
    rows: [...new Set([...Object.keys(wallet.types), ...Object.keys(card.types)])].map((type) => ({
      type,
      wallet: wallet.types[type] ?? 0,
      card: card.types[type] ?? 0,
    })),
  },
  {
    title: 'The story of a finished wallet order',
    rows: wallet.story.map((event) => ({ event })),
  },
];
