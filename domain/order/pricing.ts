import { type Fault, fault } from '../faults.ts';
import { type Result, resultOf } from '../result.ts';

/** What is known of an article in this shop and currency. */
export type SkuFacts = {
  readonly sellable: boolean;
  readonly unitPrice: number | undefined;
  readonly category: string;
  readonly weightGrams: number;
  readonly volumeCm3: number;
};

export type PricedLine = {
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly category: string;
  readonly amount: number;
};

type Line = { readonly sku: string; readonly quantity: number };

const whyNot = (article: SkuFacts | undefined): Fault['code'] | undefined => {
  if (!article) return 'SKU_UNKNOWN';
  if (!article.sellable) return 'SKU_NOT_SELLABLE';
  return article.unitPrice === undefined ? 'PRICE_MISSING' : undefined;
};

/** Prices every line, or says of each that cannot be sold why not. */
export const priceLines = (
  lines: readonly Line[],
  skus: ReadonlyMap<string, SkuFacts>,
): Result<readonly PricedLine[]> => {
  const faults = lines.flatMap(({ sku }, index) => {
    const code = whyNot(skus.get(sku));
    return code ? [fault(code, `/lines/${index}/sku`, { sku })] : [];
  });
  return resultOf(faults, () =>
    lines.map(({ sku, quantity }) => {
      const article = skus.get(sku);
      const unitPrice = article?.unitPrice ?? 0;
      return { sku, quantity, unitPrice, category: article?.category ?? '', amount: unitPrice * quantity };
    }),
  );
};
