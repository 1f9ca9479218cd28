import kitRows from './data/kit.json' with { type: 'json' };
import productLines from './data/product.json' with { type: 'json' };
import skuLines from './data/sku.json' with { type: 'json' };
import type { Random } from './random.ts';
import { numberOrNull, readTable, type TableRow, wordsOf } from './table.ts';
import type { Family, Kit, Price, Product, Sku, Trait } from './types.ts';

const PRODUCT_COLUMNS = ['product', 'family', 'title_zh', 'title_en'] as const;
const SKU_COLUMNS = [
  'sku',
  'product',
  'variant_zh',
  'variant_en',
  'weight_grams',
  'length_mm',
  'width_mm',
  'height_mm',
  'cost_minor',
  'cny_minor',
  'eur_minor',
  'traits',
  'barcode',
] as const;
type SkuRow = TableRow<(typeof SKU_COLUMNS)[number]>;

/** Two cups that only a scanner tells apart. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  'POTTERY-CUP-CELADON': 'POTTERY-CUP-JADE',
  'POTTERY-CUP-JADE': 'POTTERY-CUP-CELADON',
};
const LIMITS: Readonly<Record<string, number>> = { 'POTTERY-PONY-2026': 2 };
const NOT_SOLD: readonly Trait[] = ['presale', 'chilled'];
const NOT_BROWSED: readonly Trait[] = [...NOT_SOLD, 'hot'];

/** What the live stream shows, at 5 % less. */
const LIVE_FAMILIES: readonly Family[] = ['tea', 'ceramics', 'clothing', 'care'];
const LIVE_PERCENT = 95;

const readSkuRows = (): readonly SkuRow[] => readTable(skuLines, SKU_COLUMNS);

export const readProducts = (): readonly Product[] =>
  readTable(productLines, PRODUCT_COLUMNS).map((row) => ({
    product: row.product,
    family: row.family as Family,
    titleZh: row.title_zh,
    titleEn: row.title_en,
  }));

export const readKits = (): readonly Kit[] => kitRows;

const sizesOf = (row: SkuRow) => {
  const sizeMm = [Number(row.length_mm), Number(row.width_mm), Number(row.height_mm)] as const;
  return { sizeMm, volumeCm3: Math.ceil((sizeMm[0] * sizeMm[1] * sizeMm[2]) / 1000) };
};

const skuOf = (row: SkuRow, product: Product, random: Random): Sku => {
  const traits = wordsOf(row.traits) as readonly Trait[];
  const chosen = random.between(1, 100);
  return {
    sku: row.sku,
    product: row.product,
    category: product.family,
    titleZh: `${product.titleZh} ${row.variant_zh}`,
    titleEn: `${product.titleEn}, ${row.variant_en}`,
    variantZh: row.variant_zh,
    variantEn: row.variant_en,
    barcode: row.barcode,
    weightGrams: Number(row.weight_grams),
    ...sizesOf(row),
    costMinor: Number(row.cost_minor),
    traits,
    sellable: !NOT_SOLD.some((trait) => traits.includes(trait)),
    limitPerCustomer: LIMITS[row.sku] ?? null,
    lookAlike: LOOK_ALIKES[row.sku] ?? null,
    popularity: NOT_BROWSED.some((trait) => traits.includes(trait)) ? 0 : chosen,
  };
};

export const createSkus = (products: readonly Product[], random: Random): readonly Sku[] => {
  const byCode = new Map(products.map((product) => [product.product, product]));
  return readSkuRows().map((row) => {
    const product = byCode.get(row.product);
    if (!product) throw new Error(`${row.sku} belongs to no product`);
    return skuOf(row, product, random);
  });
};

/** Prices end in whole tens of fen. */
const livePrice = (cnyMinor: number): number => Math.round((cnyMinor * LIVE_PERCENT) / 1000) * 10;

export const createPrices = (skus: readonly Sku[]): readonly Price[] => {
  const familyOf = new Map(skus.map(({ sku, category }) => [sku, category]));
  return readSkuRows().flatMap(({ sku, cny_minor, eur_minor }) => {
    const cny = Number(cny_minor);
    const eur = numberOrNull(eur_minor);
    const isLive = LIVE_FAMILIES.some((family) => family === familyOf.get(sku));
    const prices: Price[] = [{ sku, shopId: 'yizhou-cn', currency: 'CNY', amountMinor: cny }];
    if (isLive) prices.push({ sku, shopId: 'yizhou-live', currency: 'CNY', amountMinor: livePrice(cny) });
    if (eur !== null) prices.push({ sku, shopId: 'yizhou-eu', currency: 'EUR', amountMinor: eur });
    return prices;
  });
};
