import { en, type English } from '../../../console/i18n/en.ts';
import { zhCn } from '../../../console/i18n/zh-cn.ts';

type Catalogue = { readonly [key: string]: string | Catalogue };
type Loaders = Readonly<Record<string, () => Promise<object>>>;

const flat = (catalogue: Catalogue, path = ''): [string, string][] =>
  Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flat(value, `${path}${key}.`),
  );

const textsOf = async (loaders: Loaders): Promise<ReadonlyMap<string, string>> => {
  const parts = await Promise.all(Object.values(loaders).map((load) => load()));
  return new Map(parts.flatMap((part) => flat({ ...part } as Catalogue)));
};

export type Part = keyof English;
export const PARTS = Object.keys(en) as readonly Part[];

/** Every text by its key, of all parts of a language. */
export const ENGLISH = await textsOf(en);
export const CHINESE = await textsOf(zhCn);
