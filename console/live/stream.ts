import { createBroadcast } from './broadcast.ts';
import { watchNetwork, watchSight } from './sight.ts';

/** What the server says in one line: something about an order has changed. */
export type Change = {
  readonly seq: number;
  readonly type: string;
  readonly order_id: string | null;
  readonly at: string;
};

export type Connection = { readonly state: 'connecting' | 'live' | 'broken'; readonly since: number };

/** Changes that come close together are told once. */
const GATHER_MS = 250;
const AGAIN_MS = 3_000;
/** A stream ends now and then and comes back at once: only a longer gap is worth a word. */
const GRACE_MS = 6_000;

const changes = createBroadcast<readonly Change[]>();
const states = createBroadcast<Connection>();
let connection: Connection = { state: 'connecting', since: Date.now() };

const become = (state: Connection['state'], since = Date.now()): void => {
  if (connection.state === state) return;
  connection = { state, since };
  states.tell(connection);
};

const createGathering = () => {
  let gathered: Change[] = [];
  return ({ data }: MessageEvent<string>): void => {
    if (gathered.push(JSON.parse(data) as Change) > 1) return;
    window.setTimeout(() => {
      const told = gathered;
      gathered = [];
      changes.tell(told);
    }, GATHER_MS);
  };
};

/** After a gap that cannot be filled, everything is read anew. */
const resets = createBroadcast<void>();

const createBreak = () => {
  let timer: number | undefined;
  return {
    begin: (): void => {
      const since = Date.now();
      timer ??= window.setTimeout(() => become('broken', since), connection.state === 'connecting' ? 0 : GRACE_MS);
    },
    end: (): void => {
      window.clearTimeout(timer);
      timer = undefined;
    },
  };
};

/** One for the whole page: the browser asks again by itself with the last id, and we do when it gives up. */
const start = (): (() => void) => {
  const gather = createGathering();
  const gap = createBreak();
  let source: EventSource;
  let timer: number | undefined;
  const open = (): void => {
    source = new EventSource('/v1/stream');
    source.addEventListener('open', () => {
      gap.end();
      become('live');
    });
    source.addEventListener('change', gather);
    source.addEventListener('reset', () => resets.tell());
    source.addEventListener('error', () => {
      gap.begin();
      if (source.readyState === EventSource.CLOSED) timer = window.setTimeout(reopen, AGAIN_MS);
    });
  };
  const close = (): void => {
    window.clearTimeout(timer);
    gap.end();
    source.close();
  };
  const reopen = (): void => {
    open();
    resets.tell();
  };
  const renew = (): void => {
    close();
    reopen();
  };
  open();
  const stops = [watchSight(close, reopen), watchNetwork(() => become('broken'), renew)];
  return () => {
    for (const stop of stops) stop();
    close();
  };
};

export const stream = {
  start,
  onChanges: changes.listen,
  onReset: resets.listen,
  onState: states.listen,
  connection: () => connection,
};
