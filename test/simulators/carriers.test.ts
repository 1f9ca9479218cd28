import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CARRIER_NAMES } from '../../adapters/carrier/registry.ts';
import { EGRET_WORDS } from '../../adapters/carrier/egret.ts';
import { STONEBRIDGE_WORDS } from '../../adapters/carrier/stonebridge.ts';
import { EGRET_CODES } from '../../simulators/carriers/egret.ts';
import { planJourney } from '../../simulators/carriers/journey.ts';
import { OUTCOMES, type Outcome } from '../../simulators/carriers/outcome.ts';
import { STONEBRIDGE_CODES } from '../../simulators/carriers/stonebridge.ts';
import {
  EGRET_TARIFF,
  pickUpDay,
  priceOf,
  STONEBRIDGE_TARIFF,
  transitHours,
  zoneOf,
} from '../../simulators/carriers/tariff.ts';
import { aParcel, type BothCarriers, startBoth, startListener } from '../adapters/carrier/both-carriers.ts';

let folder = '';
let journal = '';
let running: BothCarriers[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carriers-'));
  journal = join(folder, 'carriers.jsonl');
});
afterEach(async () => {
  await Promise.all(running.map((both) => both.close()));
  running = [];
  await rm(folder, { recursive: true });
});

const aReply = { egret: '{"received":true}', stonebridge: '{"success":"T"}' } as const;

const start = async (options: Parameters<typeof startBoth>[0] = {}): Promise<BothCarriers> => {
  const both = await startBoth({ journal, ...options });
  running.push(both);
  return both;
};

/** Ends the simulator with everything that is under way, and starts another on the same journal. */
const restart = async (both: BothCarriers, options: Parameters<typeof startBoth>[0] = {}): Promise<BothCarriers> => {
  await both.close();
  running = running.filter((one) => one !== both);
  return start(options);
};

describe.each(CARRIER_NAMES)('%s after a restart', (name) => {
  test('still has the booking, and the same key buys nothing', async () => {
    const parcel = aParcel();
    const before = await start();
    const booked = await before.of(name).book(parcel);
    const after = await restart(before);
    expect(await after.of(name).find(parcel.key)).toEqual(booked);
    expect(await after.of(name).book(parcel)).toEqual(booked);
  });

  test('keeps a closed key closed', async () => {
    const parcel = aParcel();
    const before = await start();
    await before.of(name).void(parcel.key);
    const after = await restart(before);
    await expect(after.of(name).book(parcel)).rejects.toMatchObject({ fault: { facts: { reason: 'key_closed' } } });
  });

  test('goes on with a parcel that was on its way', async () => {
    const before = await start({ paceTransport: 1_000_000 });
    const { trackingNumber } = await before.of(name).book(aParcel());
    await before.collect(name, trackingNumber);
    const after = await restart(before, { paceTransport: 1_000_000 });
    await after.carriers.idle();
    const events = await after.of(name).track(trackingNumber);
    expect(events.at(-1)?.status).toBe('delivered');
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  test('delivers the webhooks that nobody took before', async () => {
    const shop = { isUp: false };
    const reply = aReply[name];
    const listener = await startListener(() => ({ status: shop.isUp ? 200 : 503, body: shop.isUp ? reply : '' }));
    const options = { webhookEgret: listener.url, webhookStonebridge: listener.url, retryDelaysMs: [60_000] };
    const before = await start(options);
    const { trackingNumber } = await before.of(name).book(aParcel());
    await before.collect(name, trackingNumber);
    const lastStatus = async () => (await before.of(name).track(trackingNumber)).at(-1)?.status;
    await expect.poll(lastStatus, { timeout: 5_000, interval: 10 }).toBe('delivered');
    await expect.poll(() => listener.received.length, { timeout: 5_000, interval: 10 }).toBeGreaterThan(0);
    const after = await restart(before, options);
    listener.received.length = 0;
    shop.isUp = true;
    await after.carriers.idle();
    const told = listener.received.flatMap(({ headers, raw }) => {
      const read = after.of(name).readWebhook(headers, raw);
      return read.ok ? read.value.events.map(({ id }) => id) : [];
    });
    const polled = (await after.of(name).track(trackingNumber)).map(({ id }) => id);
    expect([...new Set(told)].toSorted()).toEqual(polled.slice(1).toSorted());
    await listener.close();
  });
});

describe('what the two carriers do differently', () => {
  test('Egret tells each event at once, Stonebridge gathers those of several parcels', async () => {
    const both = await start({ gatherMs: 60 });
    for (const name of CARRIER_NAMES) {
      const parcels = await Promise.all([1, 2, 3].map(() => both.of(name).book(aParcel({ phone: '+8619900000902' }))));
      await Promise.all(parcels.map(({ trackingNumber }) => both.collect(name, trackingNumber)));
    }
    await both.carriers.idle();
    const sent = (name: string): number => both.received.filter(({ path }) => path === `/${name}`).length;
    expect(both.told('egret')).toHaveLength(6);
    expect(sent('egret')).toBe(6);
    expect(both.told('stonebridge')).toHaveLength(6);
    expect(sent('stonebridge')).toBeLessThan(4);
  });

  test('Stonebridge never tells of some events, the same ones under the same seed', async () => {
    const both = await start({ stonebridgeLost: 0.5 });
    const parcels = await Promise.all([1, 2, 3, 4].map(() => both.of('stonebridge').book(aParcel())));
    for (const { trackingNumber } of parcels) await both.collect('stonebridge', trackingNumber);
    await both.carriers.idle();
    const lost = both.carriers.sim.journal
      .list({ op: 'stonebridge.webhook' })
      .filter(({ effect }) => effect === 'lost');
    const told = new Set(both.told('stonebridge').map(({ id }) => id));
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.some(({ detail }) => told.has(String(detail?.id)))).toBe(false);
    expect(lost.length + told.size).toBe(4 * 6);
  });

  test('Egret takes no request twice', async () => {
    const both = await start();
    const tap = await startListener(() => ({ status: 503, body: '' }));
    await expect(both.of('egret', { url: tap.url }).book(aParcel())).rejects.toThrow('CARRIER_UNAVAILABLE');
    await tap.close();
    const { path = '', headers = {}, raw = '' } = tap.received[0] ?? {};
    const signed = Object.entries(headers).filter(([name]) => name.startsWith('x-egret-'));
    const replay = async (): Promise<number> => {
      const sent = { 'content-type': 'application/json', ...Object.fromEntries(signed) };
      return (await fetch(`${both.carriers.url}/egret${path}`, { method: 'POST', headers: sent, body: raw })).status;
    };
    expect([await replay(), await replay()]).toEqual([201, 401]);
  });

  test('each knows words of its own, and the adapters know all of them but the one made up', () => {
    const unknown = (codes: Readonly<Record<string, string>>, words: object): string[] =>
      Object.entries(codes).flatMap(([node, code]) => (code in words ? [] : [node]));
    expect(unknown(EGRET_CODES, EGRET_WORDS)).toEqual(['strange']);
    expect(unknown(STONEBRIDGE_CODES, STONEBRIDGE_WORDS)).toEqual(['strange']);
  });
});

describe('tariffs and times', () => {
  const lane = { from: '330411', to: '210211', isExpress: false };
  const luck = { seed: '1', trackingNumber: 'SB000000000001' };
  const piece = { grams: 900, lengthMm: 100, widthMm: 100, heightMm: 100 };

  test('zones follow the provinces', () => {
    expect(['330106', '310115', '210211', '540102'].map((to) => zoneOf('330411', to))).toEqual([
      'local',
      'near',
      'far',
      'remote',
    ]);
  });

  test('a bulky parcel costs by its volume', () => {
    const bulky = { ...piece, lengthMm: 400, widthMm: 300, heightMm: 200 };
    expect(priceOf(EGRET_TARIFF, lane, [piece])).toBe(1_800);
    expect(priceOf(EGRET_TARIFF, lane, [bulky])).toBe(1_800 + 6 * 350);
    expect(priceOf(EGRET_TARIFF, lane, [piece, bulky])).toBe(2 * 1_800 + 6 * 350);
  });

  test('Stonebridge is cheaper and slower, and slower still into Liaoning', () => {
    expect(priceOf(STONEBRIDGE_TARIFF, lane, [piece])).toBeLessThan(priceOf(EGRET_TARIFF, lane, [piece]));
    const hours = transitHours(STONEBRIDGE_TARIFF, lane, luck);
    expect(hours).toBeGreaterThan(transitHours(EGRET_TARIFF, lane, luck));
    expect(hours).toBeCloseTo(2.5 * transitHours(STONEBRIDGE_TARIFF, { ...lane, to: '220102' }, luck), 6);
  });

  test('a parcel booked after the cut-off is announced for the next day', () => {
    expect(pickUpDay(STONEBRIDGE_TARIFF, Date.parse('2026-03-01T15:59:00+08:00'))).toBe('2026-03-01');
    expect(pickUpDay(STONEBRIDGE_TARIFF, Date.parse('2026-03-01T16:00:00+08:00'))).toBe('2026-03-02');
    expect(pickUpDay(EGRET_TARIFF, Date.parse('2026-03-01T16:00:00+08:00'))).toBe('2026-03-01');
  });

  test.each(Object.keys(OUTCOMES) as Outcome[])(
    'the steps of a parcel that ends %s come in the order of their times',
    (outcome) => {
      const route = { outcome, startAt: 1_000, smoothMs: 100_000, from: '330411', to: '210211', sendsPicture: true };
      const times = planJourney(route).map(({ at }) => at);
      expect(times[0]).toBe(1_000);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    },
  );

  test('parcels leave by themselves an hour after the booking where nobody drives', async () => {
    const both = await start({ autoCollect: true });
    const { trackingNumber } = await both.of('egret').book(aParcel());
    await both.carriers.idle();
    expect((await both.of('egret').track(trackingNumber)).at(-1)?.status).toBe('delivered');
  });
});
