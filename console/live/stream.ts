import { createBroadcast } from './broadcast.ts';

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

const changes = createBroadcast<readonly Change[]>();
const states = createBroadcast<Connection>();
let connection: Connection = { state: 'connecting', since: Date.now() };

const become = (state: Connection['state']): void => {
  if (connection.state === state) return;
  connection = { state, since: Date.now() };
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

/** One for the whole page: the browser asks again by itself with the last id, and we do when it gives up. */
const start = (): (() => void) => {
  const gather = createGathering();
  let source: EventSource;
  let timer: number | undefined;
  const open = (): void => {
    source = new EventSource('/v1/stream');
    source.addEventListener('open', () => become('live'));
    source.addEventListener('change', gather);
    source.addEventListener('error', () => {
      become('broken');
      if (source.readyState === EventSource.CLOSED) timer = window.setTimeout(open, AGAIN_MS);
    });
  };
  open();
  return () => {
    window.clearTimeout(timer);
    source.close();
  };
};

export const stream = { start, onChanges: changes.listen, onState: states.listen, connection: () => connection };
