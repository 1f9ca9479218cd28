import fc from 'fast-check';
import type { RegionFacts } from '../../../domain/order/address.ts';
import { type Admission, type AdmissionFacts, admitOrder } from '../../../domain/order/admission.ts';
import type { PaymentMethod } from '../../../domain/order/payment-method.ts';
import type { SkuFacts } from '../../../domain/order/pricing.ts';
import { FOSHAN, JIAXING, tariffOf, WUHAN } from '../allocation/world.ts';
import { aCoupon, aPromotion, NOW } from '../promotion/basket.ts';

export const anArticle = (given: Partial<SkuFacts> = {}): SkuFacts => ({
  sellable: true,
  unitPrice: 4900,
  category: 'tea',
  weightGrams: 250,
  volumeCm3: 900,
  ...given,
});

export const XIHU: RegionFacts = {
  code: '330106',
  level: 'district',
  zone: 'east',
  remote: false,
  hasChildren: false,
  replacedBy: [],
  lat: 30.27,
  lon: 120.15,
};
export const CHINA: RegionFacts = { ...XIHU, code: 'CN', level: 'country' };
export const NETHERLANDS: RegionFacts = { ...CHINA, code: 'NL', zone: 'eu_near', lat: 52.1, lon: 5.3 };

export const aMethod = (method: string, given: Partial<PaymentMethod> = {}): PaymentMethod => ({
  method,
  currencies: ['CNY'],
  minMinor: null,
  maxMinor: null,
  allowRemote: true,
  enabled: true,
  ...given,
});

export const SKUS = ['BOWL', 'CUP', 'POT', 'TEA'] as const;
export const TEN_OFF = aPromotion('ten-off', { automatic: false, rule: { percent: 10 } });

/** Plenty of everything in every warehouse. */
const everywhere = SKUS.flatMap((sku) =>
  [JIAXING, WUHAN, FOSHAN].map(({ id }) => ({ sku, warehouse: id, available: 50 })),
);

/** An order to Hangzhou that nothing is wrong with: a pot, two teas and another pot, ten percent off. */
export const aSale = (given: Partial<AdmissionFacts> = {}): AdmissionFacts => ({
  lines: [
    { sku: 'POT', quantity: 1 },
    { sku: 'TEA', quantity: 2 },
    { sku: 'POT', quantity: 1 },
  ],
  skus: new Map([
    ['BOWL', anArticle({ unitPrice: 2900, category: 'ceramics' })],
    ['CUP', anArticle({ unitPrice: 1900, category: 'ceramics' })],
    ['POT', anArticle({ unitPrice: 12_800, category: 'ceramics' })],
    ['TEA', anArticle()],
  ]),
  address: { country: 'CN', regionCode: '330106', city: '杭州', postcode: null, line1: '虚构路 18 号' },
  regions: { region: XIHU, countryRegion: CHINA },
  promotions: [TEN_OFF],
  coupons: [aCoupon('TEN', 'ten-off')],
  freightRules: new Map([['east', { baseMinor: 600, freeFromMinor: null, remoteSurchargeMinor: 1500 }]]),
  method: 'yipay',
  methods: [
    aMethod('yipay'),
    aMethod('cardhouse', { currencies: ['EUR'] }),
    aMethod('cod', { maxMinor: 50_000, allowRemote: false }),
    aMethod('cheque', { enabled: false }),
  ],
  stock: everywhere,
  warehouses: [JIAXING, WUHAN, FOSHAN],
  tariffs: [JIAXING, WUHAN, FOSHAN].map(({ id }) => tariffOf(id)),
  shopId: 'yizhou-cn',
  currency: 'CNY',
  isFirstOrder: false,
  now: NOW,
  ...given,
});

export const admitted = (facts: AdmissionFacts): Admission => {
  const answer = admitOrder(facts);
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.value;
};

/** What an order is told, sorted: `CODE /pointer`. */
export const told = (facts: AdmissionFacts): readonly string[] => {
  const answer = admitOrder(facts);
  return answer.ok ? [] : answer.faults.map(({ code, pointer }) => `${code} ${pointer ?? ''}`.trim()).toSorted();
};

const price = fc.oneof(fc.constantFrom(1, 333, 1000), fc.integer({ min: 1, max: 60_000 }));

const promotions = fc.tuple(
  ...['p0', 'p1', 'p2'].map((id) =>
    fc
      .record({
        kind: fc.constantFrom('percentage' as const, 'fixed' as const),
        percent: fc.integer({ min: 0, max: 100 }),
        amountMinor: fc.integer({ min: 0, max: 30_000 }),
        family: fc.constantFrom(null, 'tea', 'ceramics'),
        exclusive: fc.boolean(),
        automatic: fc.boolean(),
      })
      .map(({ exclusive, automatic, ...rule }) => aPromotion(id, { exclusive, automatic, rule })),
  ),
);

/** Split over the warehouses so that an order often goes in several parcels, yet enough of everything. */
const stock = fc
  .tuple(...SKUS.map(() => fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 2 })))
  .map((shelves) =>
    SKUS.flatMap((sku, index) => {
      const [jx = 0, wh = 0] = shelves[index] ?? [];
      const row = (warehouse: string, available: number) => ({ sku, warehouse, available });
      return [row('jx', jx), row('wh', wh), row('fs', Math.max(0, 60 - jx - wh))];
    }),
  );

/** Sales of every price, promotion and split; most of them are admitted. */
export const anySale: fc.Arbitrary<AdmissionFacts> = fc
  .record({
    lines: fc.array(fc.record({ sku: fc.constantFrom(...SKUS), quantity: fc.integer({ min: 1, max: 9 }) }), {
      minLength: 1,
      maxLength: 6,
    }),
    prices: fc.tuple(price, price, price, price),
    promotions,
    coupons: fc.constantFrom([], [aCoupon('K', 'p0')]),
    freight: fc.record({
      baseMinor: fc.nat(2000),
      freeFromMinor: fc.option(fc.nat(20_000), { nil: null }),
      remoteSurchargeMinor: fc.nat(2000),
    }),
    remote: fc.boolean(),
    stock,
  })
  .map(({ prices, freight, remote, ...rest }) => {
    const articleAt = (index: number) =>
      anArticle({ unitPrice: prices[index], category: index === 3 ? 'tea' : 'ceramics' });
    return aSale({
      ...rest,
      skus: new Map(SKUS.map((sku, index) => [sku, articleAt(index)])),
      regions: { region: { ...XIHU, remote } },
      freightRules: new Map([['east', freight]]),
    });
  });
