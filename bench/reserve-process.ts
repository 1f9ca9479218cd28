import { serveHelper } from './kit/helper.ts';
import { closedLoop, type Load } from './kit/load.ts';
import { HOT_BASKET, openCounter, type Side } from './reserve/side.ts';

/** Load on one side, or orders made beforehand for a later one. */
export type ReserveAsk =
  | { readonly side: Side; readonly inFlight: number; readonly seconds: number }
  | { readonly side: 'none'; readonly orders: number };

const NO_LOAD: Load = { perSecond: 0, done: 0, refusedMs: [] };

/** One of several processes that want the same article. */
const [url = '', connections = '16'] = process.argv.slice(2);
const counter = openCounter(url, Number(connections));

serveHelper<ReserveAsk, Load>(async (ask) => {
  if (ask.side !== 'none') return closedLoop(ask.inFlight, ask.seconds, counter.acts[ask.side]);
  await counter.pool.fill([HOT_BASKET], ask.orders);
  return NO_LOAD;
}, counter.close);
