import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Supervisor } from './supervise.ts';

export type ControlOptions = {
  readonly supervisor: Pick<Supervisor, 'children' | 'kill'>;
  /** 0 takes a free one. */
  readonly port: number;
  readonly token: string;
  /** Where the simulators are, by their names. */
  readonly simulators: Readonly<Record<string, string>>;
};

export type Control = { readonly url: string; close(): Promise<void> };

type Answer = { readonly status: number; readonly body?: unknown };

const KILL = /^\/children\/([a-z-]{1,60})\/kill$/;

const isToken = (given: string | undefined, token: string): boolean => {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(`Bearer ${token}`)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Any other name for this machine may be a web page's that wants to reach us. */
const isLocal = ({ headers }: IncomingMessage): boolean => /^127\.0\.0\.1(:\d+)?$/.test(headers.host ?? '');

const route = ({ method = '', url = '' }: IncomingMessage, { supervisor, simulators }: ControlOptions): Answer => {
  if (method === 'GET' && url === '/') return { status: 200, body: { children: supervisor.children(), simulators } };
  const name = method === 'POST' ? KILL.exec(url)?.[1] : undefined;
  if (name === undefined) return { status: 404 };
  return { status: supervisor.kill(name) ? 202 : 404 };
};

const answer = (request: IncomingMessage, options: ControlOptions): Answer => {
  if (!isLocal(request)) return { status: 403 };
  if (!isToken(request.headers.authorization, options.token)) return { status: 401 };
  return route(request, options);
};

const send = (response: ServerResponse, { status, body }: Answer): void => {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
  response.end(body === undefined ? '' : JSON.stringify(body));
};

/** For the demo's console: how the children do, and a way to end one. On loopback, for whoever has the token. */
export const openControl = async (options: ControlOptions): Promise<Control> => {
  const server = createServer((request, response) => {
    request.resume();
    send(response, answer(request, options));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
