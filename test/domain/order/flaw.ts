import fc from 'fast-check';
import type { AdmissionFacts } from '../../../domain/order/admission.ts';
import { aCoupon, aPromotion } from '../promotion/basket.ts';
import { anArticle, aSale, CHINA, SKUS, TEN_OFF, XIHU } from './sale.ts';

type Sku = (typeof SKUS)[number];

/** What is wrong with an order, each part by itself; the parts may come in any combination. */
export type Flaws = {
  readonly unsold: readonly {
    readonly sku: Sku;
    readonly code: 'SKU_UNKNOWN' | 'SKU_NOT_SELLABLE' | 'PRICE_MISSING';
  }[];
  readonly short: readonly Sku[];
  readonly coupons: readonly (keyof typeof COUPONS)[];
  readonly place: keyof typeof PLACES;
  readonly street: 'fine' | 'missing';
  readonly postcode: 'fine' | 'malformed';
  readonly method: 'yipay' | 'barter' | 'cheque' | 'cardhouse';
};

export const FLAWLESS: Flaws = {
  unsold: [],
  short: [],
  coupons: [],
  place: 'fine',
  street: 'fine',
  postcode: 'fine',
  method: 'yipay',
};

/** Codes typed beside a good one; `exclusive` quarrels with that one and no other. */
const COUPONS = {
  unknown: { fault: 'COUPON_UNKNOWN', use: { code: 'unknown', use: undefined } },
  expired: { fault: 'COUPON_EXPIRED', use: aCoupon('expired', 'expired') },
  early: { fault: 'COUPON_NOT_STARTED', use: aCoupon('early', 'early') },
  elsewhere: { fault: 'COUPON_NOT_APPLICABLE', use: aCoupon('elsewhere', 'elsewhere') },
  used: { fault: 'COUPON_EXHAUSTED', use: aCoupon('used', 'five-off', { maxUses: 3, uses: 3 }) },
  again: {
    fault: 'COUPON_LIMIT_REACHED',
    use: aCoupon('again', 'five-off', { maxUsesPerCustomer: 1, usesByCustomer: 1 }),
  },
  exclusive: { fault: 'COUPON_NOT_COMBINABLE', use: aCoupon('exclusive', 'exclusive') },
} as const;

const PROMOTIONS = [
  TEN_OFF,
  aPromotion('five-off', { automatic: false, rule: { percent: 5 } }),
  aPromotion('expired', { automatic: false, validUntil: '2026-06-01T00:00:00Z', rule: { percent: 5 } }),
  aPromotion('early', { automatic: false, validFrom: '2026-12-01T00:00:00Z', rule: { percent: 5 } }),
  aPromotion('elsewhere', { automatic: false, shops: ['yizhou-eu'], rule: { percent: 5 } }),
  aPromotion('exclusive', { automatic: false, exclusive: true, rule: { percent: 5 } }),
];

const inRegion = (region: AdmissionFacts['regions']['region']): Partial<AdmissionFacts> => ({
  regions: { region, countryRegion: CHINA },
});

const PLACES = {
  fine: { change: {}, faults: [] },
  unknown: { change: inRegion(undefined), faults: ['REGION_UNKNOWN /shipping_address/region_code'] },
  replaced: {
    change: inRegion({ ...XIHU, replacedBy: ['330102'] }),
    faults: ['REGION_REPLACED /shipping_address/region_code'],
  },
  incomplete: {
    change: inRegion({ ...XIHU, level: 'city', hasChildren: true }),
    faults: ['REGION_INCOMPLETE /shipping_address/region_code'],
  },
  unsold: { change: { freightRules: new Map() }, faults: ['ADDRESS_UNDELIVERABLE /shipping_address'] },
  unserved: { change: { tariffs: [] }, faults: ['ADDRESS_UNDELIVERABLE /shipping_address'] },
  nobody: { change: { freightRules: new Map(), tariffs: [] }, faults: ['ADDRESS_UNDELIVERABLE /shipping_address'] },
} as const satisfies Record<string, { change: Partial<AdmissionFacts>; faults: readonly string[] }>;

const whyUnsold = ({ unsold }: Flaws, wanted: Sku) => unsold.find(({ sku }) => sku === wanted)?.code;

const skusWith = (flaws: Flaws, skus: AdmissionFacts['skus']): AdmissionFacts['skus'] =>
  new Map(
    SKUS.flatMap((sku) => {
      const code = whyUnsold(flaws, sku);
      const article = skus.get(sku) ?? anArticle();
      if (code === 'SKU_UNKNOWN') return [];
      const unitPrice = code === 'PRICE_MISSING' ? undefined : article.unitPrice;
      return [[sku, { ...article, unitPrice, sellable: code !== 'SKU_NOT_SELLABLE' }]];
    }),
  );

/** One piece too few, spread over two warehouses. */
const stockWith = ({ short }: Flaws, { stock, lines }: AdmissionFacts): AdmissionFacts['stock'] => {
  const wanted = (sku: Sku) => lines.reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0);
  return [
    ...stock.filter(({ sku }) => !short.some((each) => each === sku)),
    ...short.flatMap((sku) => {
      const left = Math.max(0, wanted(sku) - 1);
      const here = Math.floor(left / 2);
      return [
        { sku, warehouse: 'jx', available: here },
        { sku, warehouse: 'fs', available: left - here },
      ];
    }),
  ];
};

/** A good order of these lines with these flaws worked into it. */
export const flawedSale = (lines: AdmissionFacts['lines'], flaws: Flaws): AdmissionFacts => {
  const sale = aSale({ lines, ...PLACES[flaws.place].change });
  return {
    ...sale,
    skus: skusWith(flaws, sale.skus),
    stock: stockWith(flaws, sale),
    promotions: PROMOTIONS,
    coupons: [...sale.coupons, ...flaws.coupons.map((flaw) => COUPONS[flaw].use)],
    address: {
      ...sale.address,
      line1: flaws.street === 'missing' ? ' ' : sale.address.line1,
      postcode: flaws.postcode === 'malformed' ? '31001' : null,
    },
    method: flaws.method,
  };
};

const lineFaults = (lines: AdmissionFacts['lines'], flaws: Flaws): readonly string[] =>
  SKUS.flatMap((sku) => {
    const code = whyUnsold(flaws, sku);
    const places = [...lines.keys()].filter((index) => lines[index]?.sku === sku);
    const isShort = places.length > 0 && flaws.short.includes(sku) && code !== 'SKU_UNKNOWN';
    return [
      ...(code ? places.map((index) => `${code} /lines/${index}/sku`) : []),
      ...(isShort ? [`STOCK_INSUFFICIENT /lines/${places[0]}/quantity`] : []),
    ];
  });

/** What the customer must be told of these flaws, sorted: everything, and nothing else. */
export const faultsOf = (lines: AdmissionFacts['lines'], flaws: Flaws): readonly string[] =>
  [
    ...lineFaults(lines, flaws),
    ...flaws.coupons.map((flaw, index) => `${COUPONS[flaw].fault} /coupon_codes/${index + 1}`),
    ...(flaws.coupons.includes('exclusive') ? ['COUPON_NOT_COMBINABLE /coupon_codes/0'] : []),
    ...PLACES[flaws.place].faults,
    ...(flaws.street === 'missing' ? ['ADDRESS_INCOMPLETE /shipping_address/line1'] : []),
    ...(flaws.postcode === 'malformed' ? ['ADDRESS_INVALID /shipping_address/postcode'] : []),
    ...(flaws.method === 'yipay' ? [] : ['PAYMENT_METHOD_UNAVAILABLE /payment_method']),
  ].toSorted();

const keysOf = <K extends string>(table: Record<K, unknown>): K[] => Object.keys(table) as K[];

const unsold = fc.record({
  sku: fc.constantFrom(...SKUS),
  code: fc.constantFrom('SKU_UNKNOWN' as const, 'SKU_NOT_SELLABLE' as const, 'PRICE_MISSING' as const),
});

const arbitraries: { readonly [Part in keyof Flaws]: fc.Arbitrary<Flaws[Part]> } = {
  unsold: fc.uniqueArray(unsold, { selector: ({ sku }) => sku }),
  short: fc.subarray([...SKUS]),
  coupons: fc.shuffledSubarray(keysOf(COUPONS)),
  place: fc.constantFrom(...keysOf(PLACES)),
  street: fc.constantFrom('fine', 'missing'),
  postcode: fc.constantFrom('fine', 'malformed'),
  method: fc.constantFrom('yipay', 'barter', 'cheque', 'cardhouse'),
};

export const anyFlaws: fc.Arbitrary<Flaws> = fc.record(arbitraries);

const single = <Part extends keyof Flaws>(part: Part): fc.Arbitrary<Flaws> =>
  arbitraries[part].map((flaw) => ({ ...FLAWLESS, [part]: Array.isArray(flaw) ? flaw.slice(0, 1) : flaw }));

/** One part is wrong, or none. */
export const oneFlaw: fc.Arbitrary<Flaws> = fc.oneof(...keysOf(FLAWLESS).map(single));

export const someLines: fc.Arbitrary<AdmissionFacts['lines']> = fc.array(
  fc.record({ sku: fc.constantFrom(...SKUS), quantity: fc.integer({ min: 1, max: 5 }) }),
  { minLength: 1, maxLength: 6 },
);
