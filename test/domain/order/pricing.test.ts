import { describe, expect, test } from 'vitest';
import { priceLines, type SkuFacts } from '../../../domain/order/pricing.ts';

const articleOf = (given: Partial<SkuFacts> = {}): SkuFacts => ({
  sellable: true,
  unitPrice: 4900,
  category: 'tea',
  weightGrams: 250,
  volumeCm3: 900,
  ...given,
});

const SHELF = new Map([
  ['TEA', articleOf()],
  ['POT', articleOf({ unitPrice: 12_800, category: 'ceramics' })],
  ['OLD', articleOf({ sellable: false })],
  ['ABROAD', articleOf({ unitPrice: undefined })],
]);

describe('a basket', () => {
  test('is priced line by line as it was asked for, also when an article comes twice', () => {
    const asked = [
      { sku: 'POT', quantity: 1 },
      { sku: 'TEA', quantity: 3 },
      { sku: 'POT', quantity: 2 },
    ];
    expect(priceLines(asked, SHELF)).toEqual({
      lines: [
        { sku: 'POT', quantity: 1, unitPrice: 12_800, category: 'ceramics', amount: 12_800 },
        { sku: 'TEA', quantity: 3, unitPrice: 4900, category: 'tea', amount: 14_700 },
        { sku: 'POT', quantity: 2, unitPrice: 12_800, category: 'ceramics', amount: 25_600 },
      ],
      faults: [],
    });
  });

  test('is priced as far as it can be, and every line that cannot be sold is told at its place', () => {
    const asked = ['NOSUCH', 'TEA', 'OLD', 'ABROAD', 'constructor'].map((sku) => ({ sku, quantity: 1 }));
    expect(priceLines(asked, SHELF)).toEqual({
      lines: [{ sku: 'TEA', quantity: 1, unitPrice: 4900, category: 'tea', amount: 4900 }],
      faults: [
        { code: 'SKU_UNKNOWN', pointer: '/lines/0/sku', facts: { sku: 'NOSUCH' } },
        { code: 'SKU_NOT_SELLABLE', pointer: '/lines/2/sku', facts: { sku: 'OLD' } },
        { code: 'PRICE_MISSING', pointer: '/lines/3/sku', facts: { sku: 'ABROAD' } },
        { code: 'SKU_UNKNOWN', pointer: '/lines/4/sku', facts: { sku: 'constructor' } },
      ],
    });
  });
});
