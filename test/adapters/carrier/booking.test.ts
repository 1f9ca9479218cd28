import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BOOKING_REFUSALS } from '../../../adapters/carrier/port.ts';
import { CARRIER_NAMES } from '../../../adapters/carrier/registry.ts';
import { FaultError } from '../../../domain/fault-error.ts';
import type { Fault } from '../../../domain/faults.ts';
import type { NewFault } from '../../../simulators/kit/faults.ts';
import { aParcel, type BothCarriers, startBoth, startListener } from './both-carriers.ts';

let both: BothCarriers;
beforeEach(async () => {
  both = await startBoth();
});
afterEach(() => both.close());

const faultOf = async (call: Promise<unknown>): Promise<Fault | undefined> => {
  try {
    await call;
    return undefined;
  } catch (error) {
    if (error instanceof FaultError) return error.fault;
    throw error;
  }
};

const effects = (op: string, key: string): string[] =>
  both.carriers.sim.journal.list({ op, key }).map(({ effect }) => effect);

const breakNext = (rule: NewFault): unknown => both.carriers.sim.faults.add({ times: 1, ...rule });

describe.each(CARRIER_NAMES)('booking a parcel at %s', (name) => {
  test('gives a tracking number, a label that shows it, and what it costs', async () => {
    const parcel = aParcel();
    const booking = await both.of(name).book(parcel);
    expect(booking).toMatchObject({ key: parcel.key, status: 'booked', label: { format: 'zpl' } });
    expect(booking.label.data).toContain(`^FD${booking.trackingNumber}^FS`);
    expect(booking.cost).toEqual({ amount: name === 'egret' ? 2_150 : 1_500, currency: 'CNY' });
  });

  test('again under the same key buys nothing and gives the same parcel', async () => {
    const parcel = aParcel();
    const first = await both.of(name).book(parcel);
    expect(await both.of(name).book(parcel)).toEqual(first);
    expect(effects(`${name}.book`, parcel.key)).toEqual(['booked', 'replayed']);
  });

  test('whose answer was lost is found by its key, and a retry buys no second one', async () => {
    const parcel = aParcel();
    breakNext({ kind: 'act_then_timeout', op: `${name}.book`, delayMs: 5 });
    expect(await faultOf(both.of(name).book(parcel))).toMatchObject({ code: 'CARRIER_UNAVAILABLE' });
    const found = await both.of(name).find(parcel.key);
    expect(found).toMatchObject({ key: parcel.key, status: 'booked' });
    expect(await both.of(name).book(parcel)).toEqual(found);
    expect(effects(`${name}.book`, parcel.key)).toEqual(['booked', 'answer_lost', 'replayed']);
  });

  test.each(['hang', 'http_500'])(
    'that never arrived (%s) is not found, and the key can still be used',
    async (kind) => {
      const parcel = aParcel();
      breakNext({ kind, op: `${name}.book`, delayMs: 5 });
      expect(await faultOf(both.of(name).book(parcel))).toMatchObject({ code: 'CARRIER_UNAVAILABLE' });
      expect(await both.of(name).find(parcel.key)).toBeUndefined();
      expect(await both.of(name).book(parcel)).toMatchObject({ status: 'booked' });
    },
  );

  test('is refused with a reason where the carrier says no', async () => {
    const reasonOf = async (...wish: Parameters<typeof aParcel>) =>
      (await faultOf(both.of(name).book(aParcel(...wish))))?.facts?.reason;
    expect(await reasonOf({ region: '460321' })).toBe('area_not_served');
    expect(await reasonOf({ phone: '+8619900000912' })).toBe('area_not_served');
    expect(await reasonOf({ phone: '+8619900000913' })).toBe('address_invalid');
    expect(await reasonOf({ phone: '' })).toBe('address_invalid');
    expect(await reasonOf({ grams: 60_000 })).toBe('too_heavy');
  });

  test('under a key that means another parcel already is refused', async () => {
    const parcel = aParcel();
    await both.of(name).book(parcel);
    const other = aParcel({ key: parcel.key, grams: 900 });
    expect(await faultOf(both.of(name).book(other))).toEqual({
      code: 'BOOKING_REFUSED',
      facts: { reason: 'key_reused' },
    });
  });

  test('with the wrong secret tells nothing and books nothing', async () => {
    const parcel = aParcel();
    const stranger = both.of(name, { secret: 'not-the-secret-at-all' });
    expect(await faultOf(stranger.book(parcel))).toMatchObject({ code: 'CARRIER_UNAVAILABLE' });
    expect(effects(`${name}.book`, parcel.key)).toEqual([]);
  });

  test('with a clock that is far off books nothing', async () => {
    const parcel = aParcel();
    const late = both.of(name, { now: () => Date.now() - 3_600_000 });
    expect(await faultOf(late.book(parcel))).toMatchObject({ code: 'CARRIER_UNAVAILABLE' });
    expect(effects(`${name}.book`, parcel.key)).toEqual([]);
  });

  test.each([
    '<html>maintenance</html>',
    '{}',
    '{"success":"T","code":"S0000","result":"{}"}',
    '{"shipment":{"id":1}}',
  ])('answered with %s leaves the outcome unknown', async (body) => {
    const nonsense = await startListener(() => ({ status: 200, body }));
    const carrier = both.of(name, { url: nonsense.url });
    expect(await faultOf(carrier.book(aParcel()))).toMatchObject({ code: 'CARRIER_UNAVAILABLE' });
    expect(await faultOf(carrier.void('booking/shp_x/1'))).toMatchObject({ code: 'CARRIER_UNAVAILABLE' });
    expect(await faultOf(carrier.track('X1'))).toMatchObject({ code: 'CARRIER_UNAVAILABLE' });
    await nonsense.close();
  });
});

describe.each(CARRIER_NAMES)('taking a booking at %s back', (name) => {
  test('voids it once, however often it is asked for', async () => {
    const parcel = aParcel();
    await both.of(name).book(parcel);
    expect(await both.of(name).void(parcel.key)).toBe('voided');
    expect(await both.of(name).void(parcel.key)).toBe('voided');
    expect(effects(`${name}.void`, parcel.key)).toEqual(['voided', 'replayed']);
    expect(await both.of(name).find(parcel.key)).toMatchObject({ status: 'voided' });
  });

  test('closes a key that was never used, so that a booking still under way finds it closed', async () => {
    const parcel = aParcel();
    expect(await both.of(name).void(parcel.key)).toBe('never_booked');
    expect(await both.of(name).void(parcel.key)).toBe('never_booked');
    expect(await faultOf(both.of(name).book(parcel))).toEqual({
      code: 'BOOKING_REFUSED',
      facts: { reason: 'key_closed' },
    });
    expect(effects(`${name}.book`, parcel.key)).toEqual(['refused']);
  });

  test('whose answer was lost is definite at the next asking', async () => {
    const parcel = aParcel();
    await both.of(name).book(parcel);
    breakNext({ kind: 'act_then_timeout', op: `${name}.void`, delayMs: 5 });
    expect(await faultOf(both.of(name).void(parcel.key))).toMatchObject({ code: 'CARRIER_UNAVAILABLE' });
    expect(await both.of(name).void(parcel.key)).toBe('voided');
  });

  test('is too late once the driver has collected the parcel', async () => {
    const parcel = aParcel();
    const { trackingNumber } = await both.of(name).book(parcel);
    expect(await both.collect(name, trackingNumber)).toBe(200);
    expect(await both.of(name).void(parcel.key)).toBe('collected');
    expect(await both.of(name).find(parcel.key)).toMatchObject({ status: 'collected' });
  });

  test('makes the driver leave the parcel behind', async () => {
    const parcel = aParcel();
    const { trackingNumber } = await both.of(name).book(parcel);
    await both.of(name).void(parcel.key);
    expect(await both.collect(name, trackingNumber)).toBe(409);
    expect(await both.collect(name, 'EG000000000000')).toBe(404);
  });
});

describe('what stands in faults and journals', () => {
  test('no name and no address of a customer', async () => {
    for (const name of CARRIER_NAMES) {
      const parcel = aParcel({ region: '460321' });
      const fault = await faultOf(both.of(name).book(parcel));
      await both.of(name).book(aParcel());
      expect(BOOKING_REFUSALS).toContain(fault?.facts?.reason);
      const kept = JSON.stringify([
        fault,
        both.carriers.sim.journal.list(),
        [...both.carriers.sim.journal.documents('parcel')],
      ]);
      expect(kept).not.toContain('郝晓舟');
      expect(kept).not.toContain('槐花里');
      expect(kept).not.toContain('19900000001');
    }
  });
});
