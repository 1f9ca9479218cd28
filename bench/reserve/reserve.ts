import postgres from 'postgres';
import { type Bench, round, type Row, say } from '../kit/bench.ts';
import { closedLoop } from '../kit/load.ts';
import { startOwnPostgres } from '../kit/postgres.ts';
import { type Summary, sumOf } from '../kit/round.ts';
import { type Cold, compareCold } from './cold.ts';
import { compareProcesses, compareSides, CONNECTIONS, type Ramp, rampUp, readSetting, type Setting } from './hot.ts';
import { type SellOut, sellOut } from './sell-out.ts';
import { type Audit, audit, fillShelf } from './shelf.ts';
import { openCounter } from './side.ts';

/**
 * How many orders of one hot article are judged and held each second, with price, plan, payment, ledger and answer, beside
 * the bare row that no design can avoid.
 */
export const reserve: Bench = async (flags) => {
  say('starting PostgreSQL, every commit on the disk');
  const server = await startOwnPostgres('reserve');
  const sql = postgres(server.url, { max: 1, onnotice: () => undefined });
  await fillShelf(sql);
  const counter = openCounter(server.url, CONNECTIONS);
  try {
    const setting = { url: server.url, counter, postgresPid: server.pid, ...readSetting(flags) };
    return await measure(setting, sql);
  } finally {
    await counter.close();
    await sql.end({ timeout: 5 });
    await server.stop();
  }
};

const measure = async (setting: Setting, sql: postgres.Sql) => {
  say('warming up');
  for (const side of ['single', 'holds', 'alone'] as const)
    await closedLoop(CONNECTIONS, 2, setting.counter.acts[side]);
  const ramp = await rampUp(setting);
  const sides = await compareSides(setting, ramp.best);
  const processes = await compareProcesses(setting, ramp.best);
  const cold = await compareCold(setting);
  const sold = await sellOut(setting.url, setting.counter, sql);
  const found = await audit(sql);
  return {
    figures: {
      holdsPerSecond: round(sides.holds.perSecond, 0),
      singleRowPerSecond: round(sides.single.perSecond, 0),
      ratio: round(sides.holds.perSecond / sides.single.perSecond),
      ratioThreeProcesses: round(processes.holds.perSecond / processes.single.perSecond),
      overloadKept: round(ramp.kept),
      coldP99Ratio: round(cold.ratio),
      oversold: found.oversold,
      deadlocks: found.deadlocks,
      ratioWithoutSharing: round(sides.alone.perSecond / sides.single.perSecond),
      cpuRatio: round(sumOf(sides.single.cpuMsEach) / sumOf(sides.holds.cpuMsEach)),
    },
    tables: tablesOf({ sides, processes, ramp, cold }),
    faults: faultsOf(found, sold),
  };
};

type Parts = {
  readonly sides: Awaited<ReturnType<typeof compareSides>>;
  readonly processes: Awaited<ReturnType<typeof compareProcesses>>;
  readonly ramp: Ramp;
  readonly cold: Cold;
};

const rowOf = (side: string, { perSecond, spreadPercent, cpuMsEach }: Summary): Row => ({
  side,
  'per second': round(perSecond, 0),
  'spread %': round(spreadPercent, 0),
  'CPU ms each, client': round(sumOf(cpuMsEach) - (cpuMsEach.postgres ?? 0), 3),
  'CPU ms each, postgres': round(cpuMsEach.postgres ?? 0, 3),
});

const tablesOf = ({ sides, processes, ramp, cold }: Parts) => [
  {
    title: 'One hot article',
    rows: [
      rowOf('single row: BEGIN, UPDATE, INSERT, COMMIT', sides.single),
      rowOf('orders held in shared transactions', sides.holds),
      rowOf('orders, each in its own transaction', sides.alone),
      rowOf('three processes: single row', processes.single),
      rowOf('three processes: orders held', processes.holds),
    ],
  },
  {
    title: 'Overload',
    rows: ramp.steps.map(({ inFlight, perSecond, refusedP99Ms }) => ({
      'in flight': inFlight,
      'per second': round(perSecond, 0),
      'refused within, p99 ms': round(refusedP99Ms, 1),
    })),
  },
  {
    title: 'Quiet articles, 200 holds a second',
    rows: Object.entries({ 'on their own': cold.alone, 'beside the hot one': cold.beside }).map(([when, times]) => ({
      when,
      'p50 ms': round(times.p50, 1),
      'p99 ms': round(times.p99, 1),
    })),
  },
];

const faultsOf = (found: Audit, sold: SellOut): string[] => [
  ...(found.oversold > 0 ? [`${found.oversold} units oversold`] : []),
  ...(found.unexplained > 0 ? [`${found.unexplained} counters that their ledger does not explain`] : []),
  ...(found.deadlocks > 0 ? [`${found.deadlocks} deadlocks`] : []),
  ...(sold.told === sold.found ? [] : [`callers were told ${sold.told} units, the counters say ${sold.found}`]),
  ...(sold.left === 0 ? [] : [`${sold.left} units were left though everybody was refused`]),
];
