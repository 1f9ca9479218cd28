import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import type { BoardRow } from './board.ts';
import { isAtEnd } from './board.ts';
import { takeFreshFolder } from './fresh-folder.ts';
import { type DemoOptions, USUAL_ORDERS } from './options.ts';
import { useOwnServers } from './own-servers.ts';
import { letShoppersIn, readJournals, readShoppers } from './read-journals.ts';
import { lookForWork, readRows } from './read-rows.ts';
import { readRuns } from './read-runs.ts';
import { describeSummary } from './report.ts';
import { type Demo, openDemo, watchBoard } from './run.ts';
import { type Summary, summarise } from './summary.ts';

const LOOK_MS = 500;
const LONGEST_MS = 300_000;
const LONGEST_PER_ORDER_MS = 6_000;
/** Webhooks, jobs and seals that are a moment behind the last order. */
const SETTLING_MS = 20_000;

const judge = async ({ stack }: Demo, seconds: number): Promise<Summary> => {
  const { ports, databaseUrl, temporalAddress } = stack.facts;
  const [shoppers, journals, rows] = [
    await readShoppers(ports),
    await readJournals(ports, []),
    await readRows(databaseUrl),
  ];
  const runs = await readRuns(
    temporalAddress,
    rows.orders.map(({ id }) => id),
  );
  return summarise({ shoppers, rows, journals, runs }, seconds);
};

/** The orders have ended; what follows them gets a moment, and then the judgement stands. */
const settle = async (demo: Demo, seconds: number): Promise<Summary> => {
  const until = Date.now() + SETTLING_MS;
  for (;;) {
    const summary = await judge(demo, seconds);
    if (summary.ok || Date.now() > until) return summary;
    await wait(1_000);
  }
};

const waitForTheLast = async (demo: Demo, orders: number): Promise<void> => {
  const sql = postgres(demo.stack.facts.databaseUrl, { max: 1, onnotice: () => undefined });
  const isOver = async (rows: readonly BoardRow[]): Promise<boolean> => {
    const { isQuiet, reason } = await lookForWork(sql);
    demo.screen.show(rows, ['', ...(reason === '' ? [] : [`still under way: ${reason}`]), ...demo.news()]);
    return isQuiet && rows.length >= orders && rows.every((row) => row.shopper.is_over && isAtEnd(row));
  };
  try {
    const untilMs = Date.now() + LONGEST_MS + orders * LONGEST_PER_ORDER_MS;
    await watchBoard(demo, { everyMs: LOOK_MS, untilMs }, isOver);
  } finally {
    await sql.end({ timeout: 5 });
  }
};

const play = async (demo: Demo, options: DemoOptions): Promise<Summary> => {
  const orders = options.orders ?? USUAL_ORDERS;
  const began = Date.now();
  demo.screen.say('', `${orders} shoppers come in.`, '');
  await letShoppersIn(demo.stack.facts.ports, { orders, leaves: false });
  await waitForTheLast(demo, orders);
  const summary = await settle(demo, (Date.now() - began) / 1_000);
  demo.screen.close();
  for (const line of describeSummary(summary)) console.log(line);
  return summary;
};

const writeJson = (file: string, summary: Summary, { pace, seed }: DemoOptions): void =>
  writeFileSync(file, `${JSON.stringify({ ...summary, pace, seed }, null, 2)}\n`);

/** Runs until every order has ended, in a data folder of its own, and says whether all went as it should. */
export const runExit = async (options: DemoOptions): Promise<boolean> => {
  const folder = await takeFreshFolder();
  const giveBack = await useOwnServers();
  let demo: Demo | undefined;
  let ok = false;
  try {
    demo = await openDemo(options, folder.path);
    const summary = await play(demo, options);
    if (options.json !== undefined) writeJson(options.json, summary, options);
    ok = summary.ok;
    return ok;
  } finally {
    demo?.screen.close();
    await demo?.stack.stop();
    await giveBack();
    if (ok) folder.remove();
    else {
      folder.keep();
      console.error(`What every process wrote is in ${folder.path}/log until the next such run.`);
    }
  }
};
