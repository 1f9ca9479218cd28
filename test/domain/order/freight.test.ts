import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freightFor } from '../../../domain/order/freight.ts';

const EAST = { baseMinor: 600, freeFromMinor: 9900, remoteSurchargeMinor: 1500 };
const FRONTIER = { baseMinor: 1800, freeFromMinor: null, remoteSurchargeMinor: 1500 };

const freight = (rule: typeof EAST | typeof FRONTIER, goodsAfterDiscount: number, remote = false) => {
  const answer = freightFor({ rule, goodsAfterDiscount, remote });
  return answer.ok ? answer.value : answer.faults;
};

describe('freight', () => {
  test('is free from ninety-nine yuan on, counted after discounts', () => {
    expect(freight(EAST, 9899)).toBe(600);
    expect(freight(EAST, 9900)).toBe(0);
  });

  test('to a remote region costs the surcharge even when the rest is free', () => {
    expect(freight(EAST, 20_000, true)).toBe(1500);
    expect(freight(EAST, 5000, true)).toBe(2100);
  });

  test('is never free where no amount is named', () => {
    expect(freight(FRONTIER, 1_000_000, true)).toBe(3300);
  });

  test('cannot be named for a zone that the shop does not deliver to', () => {
    expect(freightFor({ rule: undefined, goodsAfterDiscount: 9900, remote: false })).toEqual({
      ok: false,
      faults: [{ code: 'ADDRESS_UNDELIVERABLE', pointer: '/shipping_address', facts: { reason: 'no_freight_rule' } }],
    });
  });

  test('never rises with a dearer basket', () => {
    const rule = fc.record({
      baseMinor: fc.nat(5000),
      freeFromMinor: fc.option(fc.nat(50_000), { nil: null }),
      remoteSurchargeMinor: fc.nat(5000),
    });
    fc.assert(
      fc.property(rule, fc.nat(60_000), fc.nat(60_000), fc.boolean(), (given, goods, more, remote) => {
        expect(freight(given, goods + more, remote)).toBeLessThanOrEqual(Number(freight(given, goods, remote)));
      }),
    );
  });
});
