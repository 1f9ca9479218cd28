import type { World } from '../../world/types.ts';
import type { Language } from '../kit/page.ts';
import type { Sku } from './packhorse.ts';

export type Text = { readonly zh: string; readonly en: string };
export const say = (text: Text, language: Language): string => text[language];

export type Variant = {
  readonly sku: string;
  readonly name: Text;
  readonly amount: number;
  readonly currency: string;
  readonly stock: Sku['stock'];
};
export type Product = {
  readonly code: string;
  readonly title: Text;
  readonly category: string;
  readonly variants: readonly Variant[];
};

/** What the shop knows of an article beyond the API: which product it is a variant of. */
export type Article = {
  readonly product: string;
  readonly rank: number;
  /** Its place among the variants. */
  readonly order: number;
  readonly category: string;
  readonly title: Text;
  readonly variant: Text;
};

export const isThere = ({ stock }: Variant): boolean => stock.state === 'in_stock' || stock.state === 'low';

export const groupBy = <T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
};

const readArticles = (world: World): ReadonlyMap<string, Article> => {
  const products = new Map(world.product.map((row, rank) => [row.product, { ...row, rank }]));
  const articles = world.sku.flatMap((row, order): [string, Article][] => {
    const product = products.get(row.product);
    if (!product) return [];
    const title = { zh: product.titleZh, en: product.titleEn };
    const variant = { zh: row.variantZh, en: row.variantEn };
    return [[row.sku, { product: row.product, rank: product.rank, order, category: row.category, title, variant }]];
  });
  return new Map(articles);
};

/** An article that the shop has not photographed yet is a product of its own. */
const unknownArticle = (sku: string): Article => ({
  product: sku,
  rank: Number.MAX_SAFE_INTEGER,
  order: 0,
  category: '',
  title: { zh: sku, en: sku },
  variant: { zh: '', en: '' },
});

export type Catalogue = ReturnType<typeof createCatalogue>;

/** The API knows articles; that several of them are one product on the page is the shop's own knowledge. */
export const createCatalogue = (world: World) => {
  const articles = readArticles(world);
  const articleOf = (sku: string): Article => articles.get(sku) ?? unknownArticle(sku);

  const variantOf = ({ sku, prices, stock }: Sku): Variant => {
    const { amount = 0, currency = 'CNY' } = prices[0]?.price ?? {};
    return { sku, name: articleOf(sku).variant, amount, currency, stock };
  };

  const productOf = (code: string, goods: readonly Sku[]): Product & { readonly rank: number } => {
    const { title, category, rank } = articleOf(goods[0]?.sku ?? code);
    const variants = goods
      .toSorted((a, b) => articleOf(a.sku).order - articleOf(b.sku).order)
      .map(variantOf)
      .toSorted((a, b) => a.amount - b.amount);
    return { code, title, category, rank, variants };
  };

  return {
    articleOf,

    /** What can be had comes first. */
    group: (goods: readonly Sku[]): readonly Product[] =>
      [...groupBy(goods, ({ sku }) => articleOf(sku).product)]
        .map(([code, own]) => productOf(code, own))
        .toSorted((a, b) => Number(b.variants.some(isThere)) - Number(a.variants.some(isThere)) || a.rank - b.rank),

    /** How an article is called in a basket or an order. */
    nameOf: (sku: string): Text => {
      const { title, variant } = articleOf(sku);
      return { zh: `${title.zh} ${variant.zh}`.trim(), en: [title.en, variant.en].filter(Boolean).join(', ') };
    },
  };
};
