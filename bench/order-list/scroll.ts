import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium, HOW_TO_INSTALL } from '../../scripts/local/chromium.mjs';
import { say } from '../kit/bench.ts';
import { median, percentile } from '../kit/statistic.ts';
import { OPS, serveApi } from './api.ts';
import { readSeen, type Seen, watchTable } from './frame-watch.ts';

export type Scrolled = {
  readonly rows: number;
  readonly rowsPerSecond: number;
  readonly frames: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly longestMs: number;
  readonly over50MsPercent: number;
  /** Frames that showed a place of the list without its row. */
  readonly blankFrames: number;
  /** Frames at the end of what had been read, while there was more. */
  readonly haltedFrames: number;
};

const ROWS = 2_000;
/** A notch of a mouse's wheel, turned quickly: some hundred rows a second. */
const NOTCH = 120;
const EVERY_MS = 30;
const MOST_NOTCHES = 3_000;
const LOOK_EVERY = 50;
const DESK = { width: 1440, height: 900 };
const SETTLED_MS = 2_000;

/** Undefined where there is no browser. */
export const scrollOrders = async (databaseUrl: string): Promise<Scrolled | undefined> => {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    say(`scrolling is left out: ${HOW_TO_INSTALL}`);
    return undefined;
  }
  say('scrolling in a browser');
  const api = await serveApi(databaseUrl);
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];
  const browser = await chromium.launch({ executablePath, args });
  try {
    return await scroll(await openList(browser, api.url));
  } finally {
    await browser.close();
    await api.stop();
  }
};

const openList = async (browser: Browser, url: string): Promise<Page> => {
  const context = await browser.newContext({ baseURL: url, locale: 'en', viewport: DESK, timezoneId: 'Asia/Shanghai' });
  const taken = await context.request.post(`${url}/v1/session/continue`, {
    headers: { origin: url },
    data: { principal_id: OPS },
  });
  if (!taken.ok()) throw new Error(`${OPS} cannot be continued: ${await taken.text()}`);
  const page = await context.newPage();
  await page.goto('/orders');
  await page.getByRole('row').nth(20).waitFor();
  await pause(SETTLED_MS);
  return page;
};

const scroll = async (page: Page): Promise<Scrolled> => {
  await page.mouse.move(DESK.width / 2, DESK.height / 2);
  await watchTable(page);
  const began = performance.now();
  let seen = await readSeen(page);
  for (let n = 1; n <= MOST_NOTCHES && seen.lastRow < ROWS; n += 1) {
    await page.mouse.wheel(0, NOTCH);
    await pause(Math.max(0, began + n * EVERY_MS - performance.now()));
    if (n % LOOK_EVERY === 0) seen = await readSeen(page);
  }
  const seconds = (performance.now() - began) / 1_000;
  return summarise(seen, seconds);
};

const summarise = ({ intervals, lastRow, blankFrames, haltedFrames }: Seen, seconds: number): Scrolled => ({
  rows: lastRow,
  rowsPerSecond: lastRow / seconds,
  frames: intervals.length,
  medianMs: median(intervals),
  p95Ms: percentile(intervals, 95),
  longestMs: Math.max(...intervals),
  over50MsPercent: (100 * intervals.filter((ms) => ms > 50).length) / intervals.length,
  blankFrames,
  haltedFrames,
});
