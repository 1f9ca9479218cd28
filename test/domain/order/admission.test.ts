import { describe, expect, test } from 'vitest';
import { admitOrder } from '../../../domain/order/admission.ts';
import { SHANGHAI, tariffOf } from '../allocation/world.ts';
import { aCoupon, aPromotion } from '../promotion/basket.ts';
import { aMethod, anArticle, aSale, admitted, CHINA, NETHERLANDS, TEN_OFF, told, XIHU } from './sale.ts';

const faultsOf = (facts: Parameters<typeof admitOrder>[0]) => {
  const answer = admitOrder(facts);
  return answer.ok ? [] : answer.faults;
};

const inUtrecht = { country: 'NL', regionCode: null, city: 'Utrecht', postcode: '3511 AB', line1: 'Oudegracht 1' };

describe('a good order', () => {
  test('is priced line by line, planned, and split over its parcels', () => {
    const { lines, goods, discount, freight, total, plan, captures, transitHours } = admitted(aSale());
    expect(lines.map((line) => [line.sku, line.amount, line.discount, line.total])).toEqual([
      ['POT', 12_800, 1280, 11_520],
      ['TEA', 9800, 980, 8820],
      ['POT', 12_800, 1280, 11_520],
    ]);
    expect({ goods, discount, freight, total }).toEqual({ goods: 35_400, discount: 3540, freight: 600, total: 32_460 });
    expect(plan.shipments.map(({ warehouse, lines: sent }) => [warehouse, sent])).toEqual([
      [
        'jx',
        [
          { sku: 'POT', quantity: 2 },
          { sku: 'TEA', quantity: 2 },
        ],
      ],
    ]);
    expect(captures).toEqual([32_460]);
    expect(transitHours).toBe(48);
  });

  test('in two parcels is captured by the value of the goods in each, freight included', () => {
    const stock = [
      { sku: 'POT', warehouse: 'jx', available: 2 },
      { sku: 'TEA', warehouse: 'wh', available: 2 },
    ];
    const { plan, captures } = admitted(aSale({ stock }));
    expect(plan.shipments.map(({ warehouse }) => warehouse)).toEqual(['jx', 'wh']);
    expect(captures).toEqual([23_474, 8986]);
  });

  test('takes a coupon typed twice once, and points at the others where they were typed', () => {
    const ten = aCoupon('TEN', 'ten-off');
    expect(admitted(aSale({ coupons: [ten, ten] })).discount).toBe(3540);
    const coupons = [ten, ten, { code: 'NOPE', use: undefined }];
    expect(told(aSale({ coupons }))).toEqual(['COUPON_UNKNOWN /coupon_codes/2']);
  });

  test('goes abroad by its country, and to China by nothing less than its district', () => {
    const tariffs = [tariffOf('jx', { zone: 'eu_near' })];
    const freightRules = new Map([['eu_near', { baseMinor: 490, freeFromMinor: null, remoteSurchargeMinor: 0 }]]);
    const abroad = { address: inUtrecht, tariffs, freightRules };
    expect(admitted(aSale({ ...abroad, regions: { region: undefined, countryRegion: NETHERLANDS } })).freight).toBe(
      490,
    );
    const china = { ...CHINA, zone: 'eu_near' };
    expect(
      told(aSale({ ...abroad, address: aSale().address, regions: { region: china, countryRegion: china } })),
    ).toEqual(['REGION_UNKNOWN /shipping_address/region_code']);
  });
});

describe('a line that cannot be sold', () => {
  const lines = [
    { sku: 'NOSUCH', quantity: 1 },
    { sku: 'POT', quantity: 30 },
    { sku: 'TEA', quantity: 1 },
    { sku: 'POT', quantity: 130 },
  ];

  test('does not hide that another article is short, wanted in all its lines together', () => {
    expect(faultsOf(aSale({ lines }))).toEqual([
      { code: 'SKU_UNKNOWN', pointer: '/lines/0/sku', facts: { sku: 'NOSUCH' } },
      { code: 'STOCK_INSUFFICIENT', pointer: '/lines/1/quantity', facts: { sku: 'POT', wanted: 160, available: 150 } },
    ]);
  });

  test('is held against no coupon that it might have satisfied', () => {
    const promotions = [aPromotion('ten-off', { automatic: false, rule: { percent: 10, thresholdMinor: 10_000 } })];
    const tea = { sku: 'TEA', quantity: 1 };
    expect(told(aSale({ promotions, lines: [tea] }))).toEqual(['COUPON_NOT_APPLICABLE /coupon_codes/0']);
    expect(told(aSale({ promotions, lines: [tea, { sku: 'NOSUCH', quantity: 9 }] }))).toEqual([
      'SKU_UNKNOWN /lines/1/sku',
    ]);
  });

  test('does not hide that two coupons quarrel, though nothing is left to take them off', () => {
    const promotions = [TEN_OFF, aPromotion('alone', { automatic: false, exclusive: true, rule: { percent: 5 } })];
    const coupons = [aCoupon('TEN', 'ten-off'), aCoupon('ALONE', 'alone')];
    expect(told(aSale({ promotions, coupons, lines: [{ sku: 'NOSUCH', quantity: 1 }] }))).toEqual([
      'COUPON_NOT_COMBINABLE /coupon_codes/0',
      'COUPON_NOT_COMBINABLE /coupon_codes/1',
      'SKU_UNKNOWN /lines/0/sku',
    ]);
  });

  test('does not hide that nobody goes there, even when it is the only one', () => {
    expect(told(aSale({ lines: [{ sku: 'NOSUCH', quantity: 1 }], tariffs: [] }))).toEqual([
      'ADDRESS_UNDELIVERABLE /shipping_address',
      'SKU_UNKNOWN /lines/0/sku',
    ]);
  });

  test('keeps its place on the shelf when only its price is missing', () => {
    const skus = new Map([...aSale().skus, ['TEA', anArticle({ unitPrice: undefined })]]);
    expect(told(aSale({ skus, lines: [{ sku: 'TEA', quantity: 151 }] }))).toEqual([
      'PRICE_MISSING /lines/0/sku',
      'STOCK_INSUFFICIENT /lines/0/quantity',
    ]);
  });
});

describe('an address that is not good', () => {
  const tooMany = [{ sku: 'POT', quantity: 151 }];

  test.each([
    ['unknown', undefined, 'REGION_UNKNOWN'],
    ['merged away', { ...XIHU, replacedBy: ['330102'] }, 'REGION_REPLACED'],
    ['not the smallest', { ...XIHU, hasChildren: true }, 'REGION_INCOMPLETE'],
  ])('because its region is %s does not hide that there is too little', (_, region, code) => {
    expect(told(aSale({ lines: tooMany, regions: { region, countryRegion: CHINA } }))).toEqual([
      `${code} /shipping_address/region_code`,
      'STOCK_INSUFFICIENT /lines/0/quantity',
    ]);
  });

  test('counts only warehouses that are open', () => {
    const warehouses = aSale().warehouses.map((each) => ({ ...each, open: each.id === 'wh' }));
    const lines = [{ sku: 'POT', quantity: 51 }];
    expect(faultsOf(aSale({ lines, warehouses, regions: { region: undefined } }))).toContainEqual(
      expect.objectContaining({ code: 'STOCK_INSUFFICIENT', facts: { sku: 'POT', wanted: 51, available: 50 } }),
    );
  });

  test('because it lacks a street is planned, paid and delivered to where its region lies', () => {
    const address = { ...aSale().address, line1: '' };
    const region = { ...XIHU, remote: true };
    expect(told(aSale({ address, regions: { region }, tariffs: [], method: 'cod' }))).toEqual([
      'ADDRESS_INCOMPLETE /shipping_address/line1',
      'ADDRESS_UNDELIVERABLE /shipping_address',
      'PAYMENT_METHOD_UNAVAILABLE /payment_method',
    ]);
  });

  test('because nobody goes there is told so once', () => {
    const reasons = (facts: Parameters<typeof aSale>[0]) => faultsOf(aSale(facts)).map((each) => each.facts?.reason);
    const nowhere = { regions: { region: undefined }, tariffs: [], freightRules: new Map() };
    expect(reasons({ tariffs: [], freightRules: new Map() })).toEqual(['no_freight_rule']);
    expect(reasons({ tariffs: [] })).toEqual(['not_served']);
    expect(reasons({ ...nowhere, address: { ...inUtrecht, country: 'AQ' } })).toEqual(['country_not_served']);
  });

  test('because it contradicts itself is judged by its country', () => {
    const regions = { region: { ...XIHU, ...SHANGHAI, code: '310101' }, countryRegion: NETHERLANDS };
    expect(told(aSale({ address: { ...inUtrecht, regionCode: '310101' }, regions }))).toEqual([
      'ADDRESS_UNDELIVERABLE /shipping_address',
      'REGION_UNKNOWN /shipping_address/region_code',
    ]);
  });
});

describe('the total', () => {
  const free = new Map([['east', { baseMinor: 0, freeFromMinor: null, remoteSurchargeMinor: 0 }]]);
  const gift = [aPromotion('gift', { rule: { percent: 100 } })];
  const given = { promotions: gift, coupons: [], freightRules: free };

  test('of nothing is no sale, whatever the smallest payment would be', () => {
    const methods = [aMethod('yipay', { minMinor: 1 })];
    expect(faultsOf(aSale({ ...given, methods }))).toEqual([{ code: 'ORDER_TOTAL_ZERO' }]);
    expect(told(aSale({ ...given, method: 'barter' }))).toEqual([
      'ORDER_TOTAL_ZERO',
      'PAYMENT_METHOD_UNAVAILABLE /payment_method',
    ]);
  });

  test('of a given order is its freight', () => {
    expect(admitted(aSale({ ...given, freightRules: aSale().freightRules }))).toMatchObject({
      discount: 35_400,
      total: 600,
      captures: [600],
    });
  });

  test('is held against a payment method only when all of it is known', () => {
    const methods = [aMethod('cod', { maxMinor: 100 })];
    const cash = { method: 'cod', methods };
    expect(faultsOf(aSale(cash)).map(({ facts }) => facts?.reason)).toEqual(['too_large']);
    const lines = [...aSale().lines, { sku: 'NOSUCH', quantity: 1 }];
    expect(told(aSale({ ...cash, lines }))).toEqual(['SKU_UNKNOWN /lines/3/sku']);
  });
});
