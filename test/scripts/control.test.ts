import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChildSpec, ChildView, SupervisorEvent } from '../../scripts/supervisor/child-spec.ts';
import { type Control, openControl } from '../../scripts/supervisor/control.ts';
import { type Supervisor, supervise } from '../../scripts/supervisor/supervise.ts';

const TOKEN = 'a-token-for-the-control';
const LIVES = 'console.log("ready"); setInterval(() => {}, 1000);';

const child = (name: string, more: Partial<ChildSpec> = {}): ChildSpec => ({
  name,
  command: process.execPath,
  args: ['-e', LIVES],
  ready: /^ready/,
  ...more,
});

describe('the control of a running stack', () => {
  let dataDir = '';
  let supervisor: Supervisor;
  let control: Control;
  let told: ((event: SupervisorEvent) => void) | undefined;

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'packhorse-control-'));
    const children = [child('database'), child('worker-order', { expendable: true })];
    supervisor = await supervise({ dataDir, children, onEvent: (event) => told?.(event) });
    const simulators = { carriers: 'http://127.0.0.1:1' };
    control = await openControl({ supervisor, port: 0, token: TOKEN, simulators });
  });
  afterEach(async () => {
    await control.close();
    await supervisor.stop();
    rmSync(dataDir, { recursive: true });
  });

  const call = (path: string, { method = 'GET', token = TOKEN } = {}): Promise<Response> =>
    fetch(`${control.url}${path}`, { method, headers: { authorization: `Bearer ${token}` } });

  const look = async (name: string): Promise<ChildView | undefined> => {
    const { children } = (await (await call('/')).json()) as { children: ChildView[] };
    return children.find((each) => each.name === name);
  };

  const backAgain = (): Promise<void> =>
    new Promise((resolve) => {
      told = (event) => event.kind === 'ready' && event.again && resolve();
    });

  test('a worker that is killed is told as dead and comes back as another process', async () => {
    const before = await look('worker-order');
    expect(before).toMatchObject({ isUp: true, deaths: 0, lastDeath: null, expendable: true });
    const back = backAgain();
    expect((await call('/children/worker-order/kill', { method: 'POST' })).status).toBe(202);
    await back;
    const after = await look('worker-order');
    expect(after).toMatchObject({ isUp: true, deaths: 1, lastDeath: { reason: 'killed by SIGKILL' } });
    expect(after?.pid).not.toBe(before?.pid);
    expect(Date.parse(after?.since ?? '')).toBeGreaterThan(Date.parse(before?.since ?? ''));
    expect(await look('database')).toMatchObject({ isUp: true, deaths: 0 });
  });

  test('what others stand on is not for killing, nor what does not exist', async () => {
    for (const name of ['database', 'nobody', '../worker-order'])
      expect((await call(`/children/${name}/kill`, { method: 'POST' })).status).toBe(404);
    expect((await call('/children/worker-order/kill')).status).toBe(404);
    expect(await look('database')).toMatchObject({ isUp: true, deaths: 0 });
  });

  test('whoever has not the token learns nothing and changes nothing', async () => {
    for (const token of ['', 'wrong', `${TOKEN}x`, TOKEN.slice(1)]) {
      const answers = [
        await call('/', { token }),
        await call('/children/worker-order/kill', { method: 'POST', token }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    }
    expect(await look('worker-order')).toMatchObject({ deaths: 0 });
  });

  test('a page in a browser cannot reach it by another name', async () => {
    const { port } = new URL(control.url);
    const headers = { host: 'rebound.example', authorization: `Bearer ${TOKEN}` };
    const status = await new Promise((resolve, reject) => {
      request({ port, host: '127.0.0.1', headers }, (answer) => resolve(answer.statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });
});
