import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProviders } from '../../adapters/provider.ts';
import type { DemoView } from '../../contracts/demo.ts';
import { freePort } from '../../scripts/local/ports.ts';
import { type Control, openControl } from '../../scripts/supervisor/control.ts';
import { type Supervisor, supervise } from '../../scripts/supervisor/supervise.ts';
import { startShoppers } from '../../simulators/shoppers/start.ts';
import type { Running } from '../../simulators/kit/server.ts';
import { eventually } from '../support/shop.ts';
import { startWorld, type World } from '../support/world.ts';

const TOKEN = 'a-token-for-the-control';

describe('the controls of the demo', () => {
  let world: World;
  let supervisor: Supervisor;
  let control: Control;
  let shoppers: Running;
  let dataDir = '';

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'packhorse-demo-'));
    const port = await freePort();
    const settings = { DEMO: 'true', CONTROL_URL: `http://127.0.0.1:${port}`, CONTROL_TOKEN: TOKEN };
    world = await startWorld({ subject: 'demo', settings, withWorker: false });
    const { api, gateways, carriers, sink } = world.urls;
    shoppers = await startShoppers({ apiUrl: api, keys: world.keys, gatewaysUrl: gateways, messagesUrl: sink });
    supervisor = await supervise({
      dataDir,
      children: [
        {
          name: 'worker-order',
          command: process.execPath,
          args: ['-e', 'console.log("ready"); setInterval(() => {}, 1000)'],
          ready: /^ready/,
          expendable: true,
        },
      ],
    });
    const simulators = { gateways, carriers, messages: sink, shoppers: shoppers.url, shop: 'http://127.0.0.1:1' };
    control = await openControl({ supervisor, port, token: TOKEN, simulators });
  });
  afterAll(async () => {
    await control.close();
    await supervisor.stop();
    await shoppers.close();
    await world.close();
    rmSync(dataDir, { recursive: true });
  });

  const call = (route: string, body?: object, key = 'ops') => {
    const [method = 'GET', path = ''] = route.split(' ');
    return world.shop.call(method, path, { key, ...(body === undefined ? {} : { body }) });
  };
  const demo = async (): Promise<DemoView> => (await call('GET /v1/demo')).body as DemoView;
  const faultsOn = async (): Promise<string[]> => (await demo()).faults.filter(({ on }) => on).map(({ name }) => name);

  const stonebridge = () => createProviders(world.config).carriers.get('stonebridge');
  const timed = async (ask: () => Promise<unknown> | undefined): Promise<number> => {
    const begin = Date.now();
    await ask();
    return Date.now() - begin;
  };

  test('shows what runs, how fast time passes, and that nothing is wrong', async () => {
    const { processes, pace, faults } = await demo();
    expect(processes).toMatchObject([{ name: 'worker-order', up: true, deaths: 0, expendable: true }]);
    expect(pace).toEqual({ human: 1, transport: 20_000 });
    expect(faults.map(({ on, fired }) => [on, fired])).toEqual(faults.map(() => [false, 0]));
  });

  test('ops pulls a worker’s plug: it dies, comes back, and the log says who did it', async () => {
    expect((await call('POST /v1/demo/kill', { process: 'worker-order' })).status).toBe(204);
    const worker = await eventually(
      async () => (await demo()).processes[0],
      (seen) => seen?.deaths === 1 && seen.up,
    );
    expect(worker?.last_death).toMatchObject({ reason: 'killed by SIGKILL' });
    const [entry] = await world.sql`SELECT actor, ref FROM audit_log WHERE action = 'demo.kill'`;
    expect(entry).toMatchObject({ ref: 'worker-order', actor: expect.stringMatching(/^prn_/) });
  });

  test('a process that is not for killing is unknown, and an agent may not kill', async () => {
    const answer = await call('POST /v1/demo/kill', { process: 'postgres' });
    expect([answer.status, answer.body.code]).toEqual([404, 'PROCESS_UNKNOWN']);
    expect((await call('POST /v1/demo/kill', { process: 'worker-order' }, 'agent')).status).toBe(403);
    expect((await call('POST /v1/demo/faults', { fault: 'yipay_down', on: true }, 'agent')).status).toBe(403);
  });

  test('Stonebridge answers slowly at the press of a button, until it is ended', async () => {
    expect((await call('POST /v1/demo/faults', { fault: 'stonebridge_slow', on: true })).status).toBe(204);
    await call('POST /v1/demo/faults', { fault: 'stonebridge_slow', on: true });
    expect(await faultsOn()).toEqual(['stonebridge_slow']);
    expect(await timed(() => stonebridge()?.track('SB1'))).toBeGreaterThan(2_000);
    expect((await demo()).faults[0]).toMatchObject({ fired: 1, ends_at: expect.any(String) });
    expect((await call('POST /v1/demo/faults', { fault: 'stonebridge_slow', on: false })).status).toBe(204);
    expect(await faultsOn()).toEqual([]);
    expect(await timed(() => stonebridge()?.track('SB1'))).toBeLessThan(2_000);
  });

  test('each fault reaches its provider, and none of the others', async () => {
    const { gateways, carriers } = createProviders(world.config);
    const well = (ask: Promise<unknown> | undefined): Promise<boolean> =>
      Promise.resolve(ask).then(
        () => true,
        () => false,
      );
    await call('POST /v1/demo/faults', { fault: 'yipay_down', on: true });
    await call('POST /v1/demo/faults', { fault: 'stonebridge_down', on: true });
    expect(await faultsOn()).toEqual(['stonebridge_down', 'yipay_down']);
    expect(await well(gateways.get('yipay')?.find('payment/none/1'))).toBe(false);
    expect(await well(gateways.get('cardhouse')?.find('payment/none/1'))).toBe(true);
    expect(await well(carriers.get('stonebridge')?.track('SB1'))).toBe(false);
    expect(await well(carriers.get('egret')?.track('EG1'))).toBe(true);
    await call('POST /v1/demo/faults', { fault: 'yipay_down', on: false });
    expect(await faultsOn()).toEqual(['stonebridge_down']);
    await call('POST /v1/demo/faults', { fault: 'stonebridge_down', on: false });
  });

  test('more shoppers come in when they are let in', async () => {
    expect((await call('POST /v1/demo/shoppers', { orders: 3 })).status).toBe(204);
    const answer = await fetch(`${shoppers.url}/_sim/shoppers`);
    expect(((await answer.json()) as { data: object[] }).data).toHaveLength(3);
    expect((await call('POST /v1/demo/shoppers', { orders: 0 })).status).toBe(400);
  });

  test('without its supervisor the demo says that it does not answer', async () => {
    await control.close();
    const answer = await call('GET /v1/demo');
    expect([answer.status, answer.body.code]).toEqual([503, 'DEMO_UNAVAILABLE']);
  });
});
