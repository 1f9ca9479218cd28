import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EffectFacts, effectsOf, type EffectParcel } from '../../../domain/action/effect.ts';
import { ACTION_KINDS } from '../../../domain/action/kind.ts';
import { chooseRestock } from '../../../domain/action/restock.ts';

const LOST: EffectParcel = {
  id: 'shp_1',
  n: 1,
  status: 'lost',
  carrier: 'stonebridge',
  warehouse: 'jx',
  isSettled: false,
  costMinor: 700,
  lines: [{ sku: 'CUP', quantity: 2 }],
};

const TROUBLE = { id: 'esc_1', kind: 'lost', shipmentId: 'shp_1' } as const;

const facts = (change: Partial<EffectFacts> = {}): EffectFacts => ({
  kind: 'refund',
  amountMinor: 4600,
  carrier: undefined,
  fromCarrier: undefined,
  status: 'fulfilling',
  isHeld: false,
  paidMinor: 12_800,
  refundingMinor: 1000,
  couponsMinor: 0,
  parcels: [LOST],
  shipmentId: undefined,
  troubles: [TROUBLE],
  escalationId: undefined,
  restockAt: 'jx',
  stock: [{ sku: 'CUP', warehouse: 'jx', available: 9 }],
  ...change,
});

describe('what an action would change', () => {
  test('a refund moves money from us to the customer, and touches no parcel that it does not name', () => {
    expect(effectsOf(facts())).toEqual({
      money: [
        { what: 'refunded', before: 1000, after: 5600 },
        { what: 'kept', before: 11_800, after: 7200 },
      ],
      stock: [],
      parcels: [],
      status: null,
      held: null,
      troubles: [],
    });
  });

  test('a refund for a lost parcel makes the parcel good and ends every trouble of it', () => {
    const delayed = { id: 'esc_2', kind: 'delayed', shipmentId: 'shp_1' } as const;
    const other = { id: 'esc_3', kind: 'damaged', shipmentId: 'shp_2' } as const;
    const effects = effectsOf(
      facts({ escalationId: 'esc_1', shipmentId: 'shp_1', troubles: [TROUBLE, delayed, other] }),
    );
    expect(effects.parcels).toMatchObject([{ n: 1, before: { isSettled: false }, after: { isSettled: true } }]);
    expect(effects.troubles).toEqual([TROUBLE, delayed]);
  });

  test('goods that are sent again leave the shelf once more, in a parcel of their own', () => {
    const effects = effectsOf(facts({ kind: 'reship', escalationId: 'esc_1', shipmentId: 'shp_1', carrier: 'egret' }));
    expect(effects).toEqual({
      money: [{ what: 'cost', before: 700, after: 1400 }],
      stock: [{ sku: 'CUP', warehouse: 'jx', before: 9, after: 7 }],
      parcels: [
        {
          n: 1,
          before: { status: 'lost', carrier: 'stonebridge', warehouse: 'jx', isSettled: false },
          after: { status: 'lost', carrier: 'stonebridge', warehouse: 'jx', isSettled: true },
        },
        {
          n: 2,
          before: null,
          after: { status: 'released', carrier: 'egret', warehouse: 'jx', isSettled: false },
        },
      ],
      status: null,
      held: null,
      troubles: [TROUBLE],
    });
  });

  test('a coupon does not end the trouble of a lost parcel, but that of a late one', () => {
    const coupon = facts({ kind: 'coupon', amountMinor: 2000, escalationId: 'esc_1', shipmentId: 'shp_1' });
    expect(effectsOf(coupon)).toMatchObject({ money: [{ what: 'coupons', before: 0, after: 2000 }], troubles: [] });
    const late = { ...TROUBLE, kind: 'delayed' } as const;
    expect(effectsOf({ ...coupon, troubles: [late] }).troubles).toEqual([late]);
  });

  test('a cancel gives back all that is left, frees the goods and stops the parcels', () => {
    const onTheShelf = { ...LOST, status: 'released', carrier: 'egret' } as const;
    const effects = effectsOf(facts({ kind: 'cancel_order', parcels: [onTheShelf], troubles: [] }));
    expect(effects).toMatchObject({
      money: [{ after: 12_800 }, { what: 'kept', after: 0 }],
      stock: [{ sku: 'CUP', before: 9, after: 11 }],
      parcels: [{ after: { status: 'cancelled' } }],
      status: { before: 'fulfilling', after: 'cancelled' },
    });
  });

  test('money is neither made nor lost, whatever is done', () => {
    const some = fc.record({ kind: fc.constantFrom(...ACTION_KINDS), amountMinor: fc.nat(10_000) });
    fc.assert(
      fc.property(some, (change) => {
        const { money } = effectsOf(facts({ ...change, escalationId: 'esc_1', shipmentId: 'shp_1' }));
        const of = (what: string) => money.find((each) => each.what === what) ?? { before: 0, after: 0 };
        const moved = (what: string): number => of(what).after - of(what).before;
        expect(moved('refunded') + moved('kept')).toBe(0);
      }),
    );
  });
});

describe('goods that are to be taken once more', () => {
  const lines = [
    { sku: 'CUP', quantity: 2 },
    { sku: 'POT', quantity: 1 },
  ];
  const at = (warehouse: string, cups: number, pots: number) => [
    { sku: 'CUP', warehouse, available: cups },
    { sku: 'POT', warehouse, available: pots },
  ];

  test('come from where they left, or from the first warehouse that has them all', () => {
    expect(chooseRestock('jx', lines, [...at('fs', 9, 9), ...at('jx', 2, 1)])).toBe('jx');
    expect(chooseRestock('jx', lines, [...at('cd', 9, 0), ...at('fs', 2, 1), ...at('jx', 1, 1)])).toBe('fs');
    expect(chooseRestock('jx', lines, [...at('fs', 2, 0), ...at('jx', 0, 1)])).toBeUndefined();
  });
});
