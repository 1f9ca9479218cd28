import { useNavigate, useSearch } from '@tanstack/react-router';
import type { paths } from '../../../../client/client.ts';
import type { English } from '../../../i18n/en.ts';

type Query = NonNullable<paths['/v1/orders']['get']['parameters']['query']>;

/** What can narrow the list, in the order in which it is offered; named as the API names it. */
export const FILTERS = [
  'stage',
  'status',
  'waiting_on',
  'waiting_at',
  'trouble',
  'warehouse',
  'carrier',
  'method',
  'attention',
  'late',
  'held',
  'open',
  'imported',
  'from',
  'to',
  'customer_id',
] as const satisfies readonly (keyof Query & keyof English['orderList']['filter'])[];
export type FilterName = (typeof FILTERS)[number];

/** Yes or no; the others have values of their own. */
export const FLAGS: readonly FilterName[] = ['attention', 'late', 'held', 'open', 'imported'];

export type OrderFilter = Readonly<Partial<Record<FilterName | 'shop', string>>>;

const NAMES: readonly (FilterName | 'shop')[] = [...FILTERS, 'shop'];

/** The filters of an address; whatever else stands there is not theirs. */
export const filterOf = (search: Readonly<Record<string, string | undefined>>): OrderFilter =>
  Object.fromEntries(NAMES.flatMap((name) => (search[name] ? [[name, search[name]]] : [])));

/** For the API, which checks each value itself. */
export const queryOf = (filter: OrderFilter): Query => filter as Query;

export const textOf = (filter: OrderFilter): string => new URLSearchParams({ ...filter }).toString();

/** The filters in the address, and how to change them; the open panel stays with them only while its order may be listed. */
export const useFilter = () => {
  const search: Readonly<Record<string, string>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const filter = filterOf(search);
  const go = (next: OrderFilter): void => void navigate({ to: '/orders', search: next as never });
  return {
    filter,
    set: (name: FilterName, value: string): void => go({ ...filter, [name]: value }),
    remove: (name: FilterName): void => go(Object.fromEntries(Object.entries(filter).filter(([key]) => key !== name))),
    /** All at once, as a saved view has them; the shop is not a view's business. */
    take: (query: string): void =>
      go({ ...filterOf(Object.fromEntries(new URLSearchParams(query))), ...shopOf(filter) }),
  };
};

const shopOf = ({ shop }: OrderFilter): OrderFilter => (shop === undefined ? {} : { shop });

/** What a saved view keeps. */
export const keptOf = ({ shop: _, ...filter }: OrderFilter): string => textOf(filter);
