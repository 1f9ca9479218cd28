import { serveHelper } from './kit/helper.ts';
import { closedLoop, type Load } from './kit/load.ts';
import { openCounter, type Side } from './reserve/side.ts';

export type LoadAsk = { readonly side: Side; readonly inFlight: number; readonly seconds: number };

/** One of several processes that want the same article. */
const [url = '', connections = '16'] = process.argv.slice(2);
const counter = openCounter(url, Number(connections));

serveHelper<LoadAsk, Load>(
  ({ side, inFlight, seconds }) => closedLoop(inFlight, seconds, counter.acts[side]),
  counter.close,
);
