import { type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { pipeline } from 'node:stream';
import type { Certificate } from './certificate.ts';

export type Door = {
  /** Where it listens, and the program on this machine that it leads to. */
  readonly port: number;
  readonly to: number;
  /** Paths that may be asked for through it. */
  readonly open: RegExp;
  /** The program answers under no other name than this machine's own, lest somebody else's page reaches it by one. */
  readonly isLocalOnly?: boolean;
};

export type DoorOptions = Certificate & {
  readonly address: string;
  /** What a program calls itself when it redirects, and how that is called outside. */
  readonly outside: ReadonlyMap<string, string>;
};

/** What is between two neighbours only (RFC 9110, 7.6.1); how a body is cut is for each side to say itself. */
const BETWEEN = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'upgrade', 'expect'];

const passing = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !BETWEEN.includes(name)));

const redirected = (location: string, outside: DoorOptions['outside']): string => {
  const origin = URL.canParse(location) ? new URL(location).origin : '';
  const known = outside.get(origin);
  return known === undefined ? location : known + location.slice(origin.length);
};

const answer = (from: IncomingMessage, to: ServerResponse, outside: DoorOptions['outside']): void => {
  const { location, 'transfer-encoding': _, ...headers } = passing(from.headers);
  const moved = location === undefined ? {} : { location: redirected(location, outside) };
  to.writeHead(from.statusCode ?? 502, { ...headers, ...moved });
  // Whoever dies in the midst of an answer breaks it off on both sides.
  pipeline(from, to, () => undefined);
};

/** HTTPS in front of one program of this machine, streams included; resolves once it listens. */
export const openDoor = async ({ port, to, open, isLocalOnly }: Door, options: DoorOptions): Promise<Server> => {
  const { key, cert, address, outside } = options;
  const server = createServer({ key, cert }, (ask, reply) => {
    if (!open.test(ask.url ?? '')) return void reply.writeHead(404).end();
    const { method, url: path } = ask;
    const headers = { ...passing(ask.headers), ...(isLocalOnly ? { host: `127.0.0.1:${to}` } : {}) };
    const forward = request({ host: '127.0.0.1', port: to, method, path, headers }, (got) =>
      answer(got, reply, outside),
    );
    forward.on('error', () => (reply.headersSent ? reply.destroy() : reply.writeHead(502).end()));
    reply.on('close', () => forward.destroy());
    ask.pipe(forward);
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(port, address, listening);
  });
  return server;
};
