import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCallLog } from '../../adapters/call-log.ts';
import { createProviders, type Providers } from '../../adapters/provider.ts';
import type { HealthView, PartHealth, ProviderHealth } from '../../contracts/health.ts';
import { connectDatabase, type DatabaseClient } from '../../db/client.ts';
import { createPulse, type Pulse } from '../../jobs/pulse.ts';
import type { NewFault } from '../../simulators/kit/faults.ts';
import { eventually } from '../support/shop.ts';
import { startWorld, startWorker, type World } from '../support/world.ts';

/** What only one process of ours has seen of the providers. */
type Process = { readonly pulse: Pulse; readonly providers: Providers };

describe('how everything does that orders need', () => {
  let world: World;
  let database: DatabaseClient;

  beforeAll(async () => {
    world = await startWorld({ subject: 'health', withWorker: false, settings: { VERDICT_WAIT_MS: '200' } });
    database = connectDatabase(world.config.DATABASE_URL, { max: 2, application: 'health test' });
  });
  afterAll(async () => {
    await database.close();
    await world.close();
  });

  const startProcess = (program: string, instance: string): Process => {
    const calls = createCallLog();
    const providers = createProviders(world.config, calls);
    return { providers, pulse: createPulse({ db: database.db, program, instance, readCalls: calls.read }) };
  };

  const ask = async ({ providers }: Process, times: number): Promise<void> => {
    for (let n = 0; n < times; n += 1)
      await providers.carriers
        .get('stonebridge')
        ?.track(`SB${n}`)
        .catch(() => undefined);
  };

  const misbehave = (rule: NewFault) => world.shop.addFault('carriers', { op: 'stonebridge.*', ...rule });
  const behave = () => fetch(`${world.urls.carriers}/_sim/faults`, { method: 'DELETE' });

  const health = async (): Promise<HealthView> =>
    (await world.shop.call('GET', '/v1/health', { key: 'ops' })).body as HealthView;
  const provider = async (name: string): Promise<ProviderHealth | undefined> =>
    (await health()).providers.find((each) => each.name === name);
  const part = async (name: string): Promise<PartHealth | undefined> => {
    await world.beat();
    return (await health()).engine.find((each) => each.name === name);
  };

  test('every provider is there from the start, though nobody knows how it does', async () => {
    const { providers } = await health();
    expect(providers.map(({ name, state, since }) => [name, state, since])).toEqual([
      ['yipay', 'quiet', null],
      ['cardhouse', 'quiet', null],
      ['egret', 'quiet', null],
      ['stonebridge', 'quiet', null],
      ['notifier', 'quiet', null],
    ]);
  });

  test('a carrier that fails is failing since the first look, for every process that calls it, and well again later', async () => {
    const [first, second] = [startProcess('worker-order', 'a:1'), startProcess('worker-order', 'b:1')];
    await misbehave({ kind: 'http_500' });
    await ask(first, 3);
    await first.pulse.beat();
    const failing = await provider('stonebridge');
    expect(failing).toMatchObject({ state: 'failing', calls: 3, failed: 3, last_code: 'http_500', last_ok_at: null });
    await ask(second, 1);
    await second.pulse.beat();
    expect(await provider('stonebridge')).toMatchObject({ state: 'failing', since: failing?.since, calls: 4 });
    await behave();
    await ask(second, 9);
    await second.pulse.beat();
    const well = await provider('stonebridge');
    expect(well).toMatchObject({ state: 'ok', calls: 13, failed: 4, last_code: 'http_500' });
    expect(well?.last_ok_at).not.toBeNull();
    expect(await provider('egret')).toMatchObject({ state: 'quiet', calls: 0 });
    await first.pulse.end();
    await second.pulse.end();
  });

  test('a process that is started again finds since when its carrier has been slow', async () => {
    const before = startProcess('worker-order', 'c:1');
    await misbehave({ kind: 'slow', delayMs: 2_050 });
    await Promise.all([ask(before, 1), ask(before, 1)]);
    await before.pulse.beat();
    const slow = await provider('stonebridge');
    expect(slow).toMatchObject({ state: 'slow', slow: 2 });
    const after = startProcess('worker-order', 'c:2');
    await Promise.all([ask(after, 1), ask(after, 1)]);
    await after.pulse.beat();
    await before.pulse.end();
    expect(await provider('stonebridge')).toMatchObject({ state: 'slow', since: slow?.since, calls: 2 });
    await behave();
    await after.pulse.end();
  });

  test('a carrier tells when it was last heard of', async () => {
    await database.db.execute(`INSERT INTO webhook_in (provider, event_id, raw, outcome, received_at)
      VALUES ('egret', 'e1', '', 'folded', '2026-01-02T03:04:05Z'), ('egret', 'e2', '', 'folded', '2026-01-02T04:04:05Z')`);
    expect(await provider('egret')).toMatchObject({ last_webhook_at: '2026-01-02T04:04:05.000Z' });
    expect(await provider('stonebridge')).toMatchObject({ last_webhook_at: null });
  });

  test('while no worker is there its work waits, and is taken once one comes', async () => {
    expect(await part('workers')).toMatchObject({ state: 'failing', processes: 0 });
    expect(await part('workflow_server')).toMatchObject({ state: 'ok' });
    await world.shop.place(undefined, undefined, 'yizhou-cn');
    await eventually(
      () => part('workers'),
      (workers) => workers?.backlog === 1,
    );
    const stop = await startWorker(world.config, world.temporal);
    const process = startProcess('worker-order', 'd:1');
    await process.pulse.beat();
    await eventually(
      () => part('workers'),
      (workers) => workers?.state === 'ok' && workers.processes === 1 && workers.backlog === 0,
    );
    expect((await health()).processes).toMatchObject([{ name: 'api' }, { name: 'worker-order', instance: 'd:1' }]);
    await stop();
    await process.pulse.end();
    expect((await health()).processes).toMatchObject([{ name: 'api' }]);
  });

  test('a relay and jobs that nobody does are failing, however little there is to do', async () => {
    expect(await part('relay')).toMatchObject({ state: 'failing', processes: 0, backlog: 0 });
    expect(await part('jobs')).toMatchObject({ state: 'failing', backlog: 0, parked: 0 });
  });
});
