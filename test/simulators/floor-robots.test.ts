import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as callOn } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../simulators/kit/journal.ts';
import { type FloorRobots, type FloorRobotsOptions, startFloorRobots } from '../../simulators/floor-robots/start.ts';
import { CUP, type Floor, type Released, startFloor, TEA } from '../api/floor-world.ts';
import { startListener } from '../adapters/carrier/both-carriers.ts';
import { eventually } from '../support/shop.ts';

let floor: Floor;
let apiUrl = '';
let undo: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  floor = await startFloor();
  floor.bookByItself();
  apiUrl = await floor.app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  for (const step of undo.toReversed()) await step();
  undo = [];
});
afterAll(() => floor.close());

const start = async (options: Partial<FloorRobotsOptions> = {}): Promise<FloorRobots> => {
  const robots = await startFloorRobots({
    apiUrl,
    key: floor.keys.robot ?? '',
    seed: '7',
    paceHuman: 20_000,
    paceTransport: 1_000_000,
    pollMs: 20,
    ...options,
  });
  undo.push(() => robots.close());
  return robots;
};

const startCarrier = async (status = () => 200) => {
  const listener = await startListener(() => ({ status: status(), body: '{}' }));
  undo.push(() => listener.close());
  const collected = (): string[] =>
    listener.received.map(
      ({ path, raw }) => `${path} ${(JSON.parse(raw) as { tracking_number: string }).tracking_number}`,
    );
  return { url: listener.url, collected };
};

const PLAIN = [
  {
    warehouse: 'jx',
    lines: [
      { sku: TEA.sku, quantity: 2 },
      { sku: CUP.sku, quantity: 1 },
    ],
  },
];
const taskOf = ({ tasks }: Released): string => tasks[0]?.taskId ?? '';
const stateOf = async (task: string): Promise<unknown> => (await floor.read(task)).body.state;
const referenceOf = async (orderId: string): Promise<string> =>
  String((await floor.sql`SELECT reference FROM "order" WHERE id = ${orderId}`)[0]?.reference);
const isDone = (task: string) =>
  eventually(
    () => stateOf(task),
    (state) => state === 'done',
  );
const scansOf = async (task: string): Promise<string[]> =>
  (await floor.sql`SELECT kind, outcome FROM scan WHERE pick_task_id = ${task} ORDER BY at`).map(
    (row) => `${row.kind} ${row.outcome}`,
  );
const post = (url: string, body: object) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const journalOf = async (robots: FloorRobots, op: string): Promise<JournalEntry[]> =>
  ((await (await fetch(`${robots.url}/_sim/journal?op=${op}`)).json()) as { data: JournalEntry[] }).data;

const SMOOTH = ['pick', 'pick', 'pack', 'pack', 'weigh', 'verify', 'label', 'hand_over'].map(
  (kind) => `${kind} accepted`,
);

describe('robots on the floor', () => {
  test('bring every parcel to the dock, where a driver fetches each once', async () => {
    const carrier = await startCarrier();
    const made = await Promise.all(Array.from({ length: 6 }, () => floor.release(PLAIN)));
    const robots = await start({ collectUrl: carrier.url });
    for (const order of made) await isDone(taskOf(order));
    await eventually(
      async () => carrier.collected().length,
      (count) => count >= made.length,
    );
    await robots.idle();
    for (const order of made) expect(await scansOf(taskOf(order))).toEqual(SMOOTH);
    const rows =
      await floor.sql`SELECT tracking_number FROM parcel WHERE shipment_id = ANY(${made.map(({ tasks }) => tasks[0]?.shipmentId ?? '')})`;
    expect(carrier.collected().toSorted()).toEqual(
      rows.map((row) => `/egret/driver/collect ${String(row.tracking_number)}`).toSorted(),
    );
  });

  test('that scan a wrong article or weigh wrong notice it and put it right', async () => {
    const robots = await start();
    for (const kind of ['wrong_item', 'wrong_weight']) await post(`${robots.url}/_sim/faults`, { kind, times: 1 });
    const task = taskOf(await floor.release(PLAIN));
    await isDone(task);
    const scans = await scansOf(task);
    expect(scans.filter((scan) => !scan.endsWith('accepted'))).toEqual([
      'pick SCAN_WRONG_ITEM',
      'weigh WEIGHT_MISMATCH',
    ]);
    expect(scans.filter((scan) => scan.endsWith('accepted'))).toEqual(SMOOTH);
    const faults = (await journalOf(robots, 'floor.*')).flatMap(({ fault }) => fault ?? []);
    expect(faults).toEqual(['wrong_item', 'wrong_weight']);
  });

  test('err at the same orders when the seed is the same', async () => {
    const first = await start({ wrongItem: 0.5, seed: 'same' });
    const orders = await Promise.all(Array.from({ length: 10 }, () => floor.release(PLAIN)));
    for (const order of orders) await isDone(taskOf(order));
    const keys = await Promise.all(orders.map(({ orderId }) => referenceOf(orderId)));
    const erred = (await journalOf(first, 'floor.pick'))
      .filter(({ fault }) => fault === 'wrong_item')
      .map(({ key }) => key);
    const again = await start({ wrongItem: 0.5, seed: 'same', warehouses: ['nowhere'] });
    const expected = keys.filter((key) => again.sim.faults.fire({ op: 'floor.pick', key }, ['wrong_item']));
    expect(erred.toSorted()).toEqual(expected.toSorted());
  });

  test('stop where they are told to, and go on when they may', async () => {
    const robots = await start();
    await post(`${robots.url}/_sim/pause`, { warehouse: 'jx' });
    const here = taskOf(await floor.release(PLAIN));
    const there = taskOf(await floor.release([{ warehouse: 'wh', lines: [{ sku: CUP.sku, quantity: 1 }] }]));
    await isDone(there);
    expect(await stateOf(here)).toBe('open');
    expect(await (await fetch(`${robots.url}/_sim/floor`)).json()).toMatchObject({ paused: ['jx'] });
    await fetch(`${robots.url}/_sim/resume`, { method: 'POST' });
    await isDone(here);
  });

  test('leave a task for somebody else when they are asked to, also after a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'floor-robots-'));
    undo.push(() => rm(folder, { recursive: true }));
    const journal = join(folder, 'floor.jsonl');
    const robots = await start({ journal });
    await post(`${robots.url}/_sim/faults`, { kind: 'leave', times: 1 });
    const left = taskOf(await floor.release(PLAIN));
    await eventually(
      () => journalOf(robots, 'floor.task'),
      (entries) => entries.length === 1,
    );
    await isDone(taskOf(await floor.release(PLAIN)));
    await robots.close();
    undo.pop();
    await start({ journal });
    await isDone(taskOf(await floor.release(PLAIN)));
    expect(await stateOf(left)).toBe('open');
    await floor.sql`UPDATE pick_task SET state = 'cancelled' WHERE id = ${left}`;
  });

  test('take back what was picked for an order that was cancelled', async () => {
    const order = await floor.release(PLAIN);
    await floor.scan(taskOf(order), { kind: 'pick', barcode: TEA.barcode, quantity: 2 });
    await floor.cancel(order.orderId);
    await start();
    await eventually(
      () => stateOf(taskOf(order)),
      (state) => state === 'cancelled',
    );
    expect(await scansOf(taskOf(order))).toEqual(['pick accepted', 'put_back accepted']);
  });
});

/** Between robots and API: cuts the line after the API has acted, or answers for one that is not there. */
const startBadLine = async () => {
  let cuts = 0;
  let isDown = false;
  const server = createServer((incoming, outgoing) => {
    if (isDown) return void outgoing.writeHead(503).end();
    const { hostname, port } = new URL(apiUrl);
    const onward = callOn(
      { hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers },
      (answer) => {
        const isCut = incoming.method === 'POST' && cuts > 0;
        if (isCut) cuts -= 1;
        answer.once('end', () => isCut && outgoing.destroy());
        if (isCut) answer.resume();
        else answer.pipe(outgoing.writeHead(answer.statusCode ?? 500, answer.headers));
      },
    );
    onward.once('error', () => outgoing.destroy());
    outgoing.once('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  undo.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutNext: (count: number): void => void (cuts = count),
    left: (): number => cuts,
    goDown: (down: boolean): void => void (isDown = down),
  };
};

describe('robots on a bad line', () => {
  test('send a scan again whose answer was lost, and it counts once', async () => {
    const line = await startBadLine();
    await start({ apiUrl: line.url });
    line.cutNext(3);
    const task = taskOf(await floor.release(PLAIN));
    await isDone(task);
    expect(line.left()).toBe(0);
    expect(await scansOf(task)).toEqual(SMOOTH);
  });

  test('wait for an API that is away and go on when it is back', async () => {
    const line = await startBadLine();
    line.goDown(true);
    const robots = await start({ apiUrl: line.url });
    const task = taskOf(await floor.release(PLAIN));
    expect((await fetch(`${robots.url}/_sim/health`)).status).toBe(200);
    line.goDown(false);
    await isDone(task);
    expect(await scansOf(task)).toEqual(SMOOTH);
  });

  test('forget no parcel at the dock over a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'floor-robots-'));
    undo.push(() => rm(folder, { recursive: true }));
    const journal = join(folder, 'floor.jsonl');
    let status = 503;
    const carrier = await startCarrier(() => status);
    const robots = await start({ journal, collectUrl: carrier.url });
    const task = taskOf(await floor.release(PLAIN));
    await isDone(task);
    await eventually(
      async () => carrier.collected().length,
      (count) => count > 0,
    );
    await robots.close();
    undo.pop();
    status = 200;
    const again = await start({ journal, collectUrl: carrier.url });
    await again.idle();
    const effects = (await journalOf(again, 'floor.collect')).map(({ effect }) => effect);
    expect(effects).toEqual(['collected']);
  });
});
