import { type Bench, type Figures, numberFlag, round, type Row, say } from '../kit/bench.ts';
import { startEmptyPostgres } from '../kit/postgres.ts';
import { askEverything, faultsOf, figuresOf, rowsOf } from './ask.ts';
import { scrollOrders, type Scrolled } from './scroll.ts';
import { fillShop, timeHistory } from './shop.ts';

const ORDERS = 100_000;
const HISTORY = 6_000;
const ROUNDS = 15;

/** What the list of orders costs the database when there are a hundred thousand, and how smoothly it scrolls. */
export const orderList: Bench = async (flags) => {
  const [orders, rounds] = [numberFlag(flags, 'orders', ORDERS), numberFlag(flags, 'rounds', ROUNDS)];
  say('starting PostgreSQL');
  const server = await startEmptyPostgres('order-list');
  try {
    const historySeconds = await timeHistory(server, HISTORY);
    say(`${HISTORY} orders of the past in ${round(historySeconds, 1)} s`);
    const url = await fillShop(server, orders);
    const asked = await askEverything(url, rounds);
    const scrolled = await scrollOrders(url);
    return {
      figures: { orders, ...figuresOf(asked), historySeconds: round(historySeconds, 1), ...scrollFigures(scrolled) },
      tables: [
        { title: 'Database time: planning and execution, all statements of an answer added up', rows: rowsOf(asked) },
        { title: 'Scrolling', rows: scrolled === undefined ? [{ scrolling: 'not measured' }] : [scrollRow(scrolled)] },
      ],
      faults: faultsOf(asked),
    };
  } finally {
    await server.stop();
  }
};

const scrollFigures = (scrolled: Scrolled | undefined): Figures =>
  scrolled === undefined
    ? {}
    : {
        scrolledRows: scrolled.rows,
        scrollMedianMs: round(scrolled.medianMs, 1),
        scrollP95Ms: round(scrolled.p95Ms, 1),
        scrollOver50MsPercent: round(scrolled.over50MsPercent),
        scrollBlankFrames: scrolled.blankFrames,
        scrollHaltedFrames: scrolled.haltedFrames,
      };

const scrollRow = (scrolled: Scrolled): Row => ({
  rows: scrolled.rows,
  'rows per second': round(scrolled.rowsPerSecond, 0),
  frames: scrolled.frames,
  'median ms': round(scrolled.medianMs, 1),
  'p95 ms': round(scrolled.p95Ms, 1),
  'longest ms': round(scrolled.longestMs, 1),
  'over 50 ms %': round(scrolled.over50MsPercent),
  'frames with blank rows': scrolled.blankFrames,
  'frames at the end, waiting for rows': scrolled.haltedFrames,
});
