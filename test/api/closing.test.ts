import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { describe, expect, test } from 'vitest';
import { addClosing } from '../../api/plugins/closing.ts';

const SOON_MS = 2_000;

/** Answers `/slow` only when it is told to. */
const listening = async (graceMs?: number) => {
  const app = Fastify({ forceCloseConnections: 'idle' });
  addClosing(app, graceMs);
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  app.get('/slow', async () => {
    arrive();
    await finished;
    return 'done';
  });
  app.get('/', async () => 'here');
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { app, url, finish, arrived };
};

const open = async (url: string, text = ''): Promise<Socket> => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  return socket;
};

const msToClose = async (app: FastifyInstance): Promise<number> => {
  const started = performance.now();
  await app.close();
  return performance.now() - started;
};

describe('an api that stops', () => {
  test.each([
    ['has never asked anything', ''],
    ['has only begun to ask', 'GET / HTTP/1.1\r\nHost: a'],
  ])('does not wait for a connection that %s', async (_, text) => {
    const { app, url } = await listening();
    const socket = await open(url, text);
    await fetch(url);
    expect(await msToClose(app)).toBeLessThan(SOON_MS);
    expect(socket.destroyed || (await once(socket, 'close'))).toBeTruthy();
  });

  test('still answers what is under way', async () => {
    const { app, url, finish, arrived } = await listening();
    const answer = fetch(`${url}/slow`);
    await arrived;
    const closed = msToClose(app);
    finish();
    expect(await (await answer).text()).toBe('done');
    expect(await closed).toBeLessThan(SOON_MS);
  });

  test('cuts what is under way after its grace time', async () => {
    const { app, url, arrived } = await listening(300);
    const answer = fetch(`${url}/slow`).then(
      () => 'answered',
      () => 'cut',
    );
    await arrived;
    const ms = await msToClose(app);
    expect(await answer).toBe('cut');
    expect(ms).toBeGreaterThanOrEqual(290);
    expect(ms).toBeLessThan(SOON_MS);
  });

  test('that never listened closes at once', async () => {
    const app = Fastify();
    addClosing(app);
    expect(await msToClose(app)).toBeLessThan(SOON_MS);
  });
});
