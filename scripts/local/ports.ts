import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const given = new Set<number>();

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });

/** Below those that systems give to outgoing connections, one of which may take a port between its choice and its use. */
const OURS = { first: 12_000, count: 20_000 } as const;

const anyPort = async (): Promise<number> => {
  for (;;) {
    const port = OURS.first + randomInt(OURS.count);
    if (await isFree(port)) return port;
  }
};

/** A neighbour of a taken port keeps its last two digits: 7300, 7400, 7500. */
const candidates = (preferred: readonly number[]): number[] => {
  const last = preferred.at(-1);
  const neighbours = last === undefined ? [] : Array.from({ length: 7 }, (_, step) => last + (step + 1) * 100);
  return [...preferred, ...neighbours].filter((port) => port < 65_536);
};

const firstFree = async (ports: readonly number[]): Promise<number | undefined> => {
  for (const port of ports) if (!given.has(port) && (await isFree(port))) return port;
  return undefined;
};

/** A port of 127.0.0.1 that is free and that this process was not given before: the first of the preferred ones if it can be. */
export const freePort = async (...preferred: number[]): Promise<number> => {
  let port = await firstFree(candidates(preferred));
  while (port === undefined) {
    const next = await anyPort();
    if (!given.has(next)) port = next;
  }
  given.add(port);
  return port;
};

/** Whoever no longer uses a port may get it again. */
export const returnPort = (port: number): void => void given.delete(port);
