import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CarrierEvent } from '../../../adapters/carrier/port.ts';
import { CARRIER_NAMES, type CarrierName } from '../../../adapters/carrier/registry.ts';
import { fromShanghai, toShanghai } from '../../../adapters/carrier/stonebridge.ts';
import { foldTracking, movesOn, NO_TRACKING, type TrackingState } from '../../../domain/tracking/fold.ts';
import { aParcel, type BothCarriers, startBoth, type Wish } from './both-carriers.ts';

let both: BothCarriers;
beforeEach(async () => {
  both = await startBoth();
});
afterEach(() => both.close());

const send = async (name: CarrierName, wish: Wish = {}): Promise<string> => {
  const { trackingNumber } = await both.of(name).book(aParcel(wish));
  await both.collect(name, trackingNumber);
  await both.carriers.idle();
  return trackingNumber;
};

const bare = ({ trackingNumber: _, ...event }: CarrierEvent) => event;
const fold = (events: readonly CarrierEvent[]): TrackingState => foldTracking(NO_TRACKING, events.map(bare));
const ids = (events: readonly CarrierEvent[]): string[] => events.map(({ id }) => id);

const ENDS = [
  ['0001', 'delivered', 'signed', []],
  ['0901', 'delivered', 'signed', ['delayed']],
  ['0902', 'in_transit', 'departed', []],
  ['0903', 'exception', 'returned', ['refused', 'returning', 'returned']],
  ['0904', 'exception', 'returned', ['wrong_address', 'returning', 'returned']],
  ['0905', 'exception', 'returned', ['damaged', 'returning', 'returned']],
  ['0906', 'delivered', 'signed', []],
  ['0907', 'delivered', 'signed', []],
  ['0908', 'exception', 'lost', ['lost']],
  ['0909', 'delivered', 'signed', ['lost']],
  ['0910', 'delivered', 'signed', ['customs']],
  ['0911', 'delivered', 'signed', []],
] as const;

describe.each(CARRIER_NAMES)('a parcel on its way with %s', (name) => {
  test.each(ENDS)('to a phone ending in %s ends as %s %s', async (tail, status, code, exceptions) => {
    const trackingNumber = await send(name, { phone: `+861990000${tail}` });
    const polled = fold(await both.of(name).track(trackingNumber));
    expect(polled).toMatchObject({ status, code });
    expect(new Set(polled.exceptions)).toEqual(new Set(exceptions));
    expect(fold(both.told(name))).toMatchObject({ status, code, exceptions: polled.exceptions });
  });

  test('does not move before the driver has collected it', async () => {
    const { trackingNumber } = await both.of(name).book(aParcel());
    await both.carriers.idle();
    expect(fold(await both.of(name).track(trackingNumber))).toMatchObject({ status: 'info_received', code: 'booked' });
    expect(both.told(name)).toEqual([]);
  });

  test('bears the same event ids in webhooks and in polls', async () => {
    const trackingNumber = await send(name);
    const polled = await both.of(name).track(trackingNumber);
    expect(ids(both.told(name)).toSorted()).toEqual(ids(polled.slice(1)).toSorted());
  });

  test('is found by a poll where its webhooks were lost', async () => {
    both.carriers.sim.faults.add({ kind: 'lost_webhook', op: `${name}.webhook` });
    const trackingNumber = await send(name);
    expect(both.told(name)).toEqual([]);
    expect(fold(await both.of(name).track(trackingNumber)).status).toBe('delivered');
    expect(both.carriers.sim.journal.list({ op: `${name}.webhook`, key: trackingNumber })[0]?.effect).toBe('lost');
  });

  test('comes to the same end when webhooks come twice, late and in another order', async () => {
    both.carriers.sim.faults.add({ kind: 'duplicate_webhook', probability: 0.5 });
    both.carriers.sim.faults.add({ kind: 'out_of_order_webhook', probability: 0.5, delayMs: 20 });
    both.carriers.sim.faults.add({ kind: 'late_webhook', probability: 0.3, delayMs: 60 });
    const trackingNumber = await send(name, { phone: '+8619900000909' });
    const end = fold(await both.of(name).track(trackingNumber));
    expect(fold(both.told(name))).toMatchObject({ status: 'delivered', exceptions: end.exceptions });
  });

  test('is told to the workflow once as delivered, whatever stands between', async () => {
    await send(name, { phone: '+8619900000911' });
    const states = both
      .told(name)
      .reduce<TrackingState[]>(
        (before, event) => [...before, foldTracking(before.at(-1) ?? NO_TRACKING, [bare(event)])],
        [],
      );
    const moves = states.map((state, n) => movesOn(states[n - 1] ?? NO_TRACKING, state));
    expect(moves.filter((move) => move !== undefined)).toEqual(['delivered']);
  });

  test('of a number that the carrier does not know has no events', async () => {
    expect(await both.of(name).track('XX123')).toEqual([]);
  });
});

describe.each(CARRIER_NAMES)('a webhook of %s', (name) => {
  test('is read where its signature fits', async () => {
    const trackingNumber = await send(name);
    const [first] = both.received;
    const read = both.of(name).readWebhook(first?.headers ?? {}, first?.raw ?? '');
    expect(read).toMatchObject({ ok: true, value: { deliveryId: expect.any(String) as string } });
    expect(both.told(name).every((event) => event.trackingNumber === trackingNumber)).toBe(true);
  });

  test('is refused when any one character of it is another', async () => {
    await send(name);
    const { headers = {}, raw = '' } = both.received[0] ?? {};
    const changed = (at: number): string => `${raw.slice(0, at)}${raw[at] === '1' ? '2' : '1'}${raw.slice(at + 1)}`;
    const signed = name === 'egret' ? 0 : raw.indexOf('timestamp=') + 'timestamp='.length;
    fc.assert(
      fc.property(fc.integer({ min: signed, max: raw.length - 1 }), (at) => {
        fc.pre(!'&='.includes(raw[at] ?? '') && !/(data|digest)$/.test(raw.slice(0, at + 1)));
        const read = both.of(name).readWebhook(headers, changed(at));
        expect(read.ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('is refused under another secret, unsigned, or empty', async () => {
    await send(name);
    const { headers = {}, raw = '' } = both.received[0] ?? {};
    const refused = { ok: false, faults: [{ code: 'SIGNATURE_INVALID' }] };
    expect(both.of(name, { secret: 'another-secret-entirely' }).readWebhook(headers, raw)).toEqual(refused);
    expect(both.of(name).readWebhook({}, raw.replace(/&digest=.*/, ''))).toEqual(refused);
    expect(both.of(name).readWebhook({}, '')).toEqual(refused);
  });

  test('is refused when it is older than five minutes', async () => {
    await send(name);
    const { headers = {}, raw = '' } = both.received[0] ?? {};
    const later = both.of(name, { now: () => Date.now() + 301_000 + 1_000 });
    expect(later.readWebhook(headers, raw)).toMatchObject({ ok: false, faults: [{ code: 'SIGNATURE_INVALID' }] });
  });
});

describe('clocks that do not say their zone', () => {
  test('are read as Shanghai time', () => {
    expect(fromShanghai('2026-03-01 00:30:00')).toBe('2026-02-28T16:30:00.000Z');
    expect(fromShanghai('2026-02-30 12:00:00')).toBeUndefined();
    expect(fromShanghai('2026-03-01T12:00:00Z')).toBeUndefined();
  });

  test('say the same second both ways', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (second) => {
        expect(Date.parse(fromShanghai(toShanghai(second * 1000)) ?? '')).toBe(second * 1000);
      }),
    );
  });
});
