import { type Fault, type FaultCode, fault } from '../faults.ts';
import type { PromotionMatch } from '../promotion/match.ts';
import { refuse, type Result, succeed } from '../result.ts';

/** What is known of an article in this shop and currency. */
export type SkuFacts = {
  readonly sellable: boolean;
  readonly unitPrice: number | undefined;
  readonly category: string;
  readonly weightGrams: number;
  readonly volumeCm3: number;
};

export type OrderedLine = { readonly sku: string; readonly quantity: number };

export type PricedLine = OrderedLine & {
  readonly unitPrice: number;
  readonly category: string;
  readonly amount: number;
};

/** The lines that have a price, and why each of the others has none. */
export type Pricing = { readonly lines: readonly PricedLine[]; readonly faults: readonly Fault[] };

export type Bill = {
  readonly lines: readonly (PricedLine & { readonly discount: number; readonly total: number })[];
  readonly goods: number;
  readonly discount: number;
  readonly freight: number;
  readonly total: number;
};

const priceLine = (
  { sku, quantity }: OrderedLine,
  index: number,
  article: SkuFacts | undefined,
): Result<PricedLine> => {
  const refused = (code: FaultCode): Result<never> => refuse(fault(code, `/lines/${index}/sku`, { sku }));
  if (!article) return refused('SKU_UNKNOWN');
  if (!article.sellable) return refused('SKU_NOT_SELLABLE');
  const { unitPrice, category } = article;
  if (unitPrice === undefined) return refused('PRICE_MISSING');
  return succeed({ sku, quantity, unitPrice, category, amount: unitPrice * quantity });
};

/** Line by line as they were asked for, also when an article comes twice. */
export const priceLines = (lines: readonly OrderedLine[], skus: ReadonlyMap<string, SkuFacts>): Pricing => {
  const judged = lines.map((line, index) => priceLine(line, index, skus.get(line.sku)));
  return {
    lines: judged.flatMap((line) => (line.ok ? [line.value] : [])),
    faults: judged.flatMap((line) => (line.ok ? [] : line.faults)),
  };
};

export const sumOf = (lines: readonly PricedLine[]): number => lines.reduce((sum, { amount }) => sum + amount, 0);

/** What the customer pays, and for what. */
export const makeBill = (lines: readonly PricedLine[], promotions: PromotionMatch, freight: number): Bill => {
  const { lineDiscounts, discount } = promotions;
  const goods = sumOf(lines);
  return {
    lines: lines.map((line, index) => {
      const off = lineDiscounts[index] ?? 0;
      return { ...line, discount: off, total: line.amount - off };
    }),
    goods,
    discount,
    freight,
    total: goods - discount + freight,
  };
};
