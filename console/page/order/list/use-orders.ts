import { type InfiniteData, type QueryClient, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { components } from '../../../../client/client.ts';
import { api, dataOf } from '../../../api/client.ts';
import { stream } from '../../../live/stream.ts';
import { type OrderFilter, queryOf, textOf } from './filter.ts';

type OrderPage = components['schemas']['OrderPage'];
export type OrderItem = OrderPage['data'][number];
type Pages = InfiniteData<OrderPage, string | undefined>;

const PAGE = 100;
/** Of changed orders in view, as many are read again at once. */
const MOST_RENEWED = 100;
/** Changes that follow closely are read once. */
const CALM_MS = 1_000;

const read = (query: ReturnType<typeof queryOf> & { limit: number }): Promise<OrderPage> =>
  dataOf(api.GET('/v1/orders', { params: { query } }));

/** New ones go on top, known ones are renewed where they stand: nothing that is on the page moves. */
const renew = (pages: Pages, latest: readonly OrderItem[], head: readonly OrderItem[]): Pages => {
  const byId = new Map([...head, ...latest].map((item) => [item.id, item]));
  const known = new Set(pages.pages.flatMap(({ data }) => data.map(({ id }) => id)));
  const fresh = head.filter(({ id }) => !known.has(id));
  return {
    ...pages,
    pages: pages.pages.map((page, index) => ({
      ...page,
      data: [...(index === 0 ? fresh : []), ...page.data.map((item) => byId.get(item.id) ?? item)],
    })),
  };
};

type Shown = { readonly key: readonly string[]; readonly filter: OrderFilter };

/** Two small reads after changes: those among the rows in view, and what is new on top. */
const readChanged = async (
  client: QueryClient,
  { key, filter }: Shown,
  changed: ReadonlySet<string>,
): Promise<void> => {
  const pages = client.getQueryData<Pages>(key);
  if (pages === undefined) return;
  const shown = pages.pages.flatMap(({ data }) => data.map(({ id }) => id));
  const ids = shown.filter((id) => changed.has(id)).slice(0, MOST_RENEWED);
  const [head, renewed] = await Promise.all([
    read({ ...queryOf(filter), limit: PAGE }),
    ids.length === 0 ? { data: [] } : read({ id: ids.join(','), limit: MOST_RENEWED }),
  ]);
  client.setQueryData<Pages>(key, (before) => before && renew(before, renewed.data, head.data));
};

const useRenewal = (shown: Shown): void => {
  const client = useQueryClient();
  const latest = useRef(shown);
  useEffect(() => {
    latest.current = shown;
  });
  useEffect(() => {
    let changed = new Set<string>();
    let timer: number | undefined;
    const readOn = (): void => {
      timer = undefined;
      const told = changed;
      changed = new Set();
      void readChanged(client, latest.current, told).catch(() => undefined);
    };
    const stopListening = stream.onChanges((changes) => {
      for (const { order_id: id } of changes) if (id !== null) changed.add(id);
      timer ??= window.setTimeout(readOn, CALM_MS);
    });
    const stopResetting = stream.onReset(() => void client.invalidateQueries({ queryKey: ['orders'] }));
    return () => {
      window.clearTimeout(timer);
      stopListening();
      stopResetting();
    };
  }, [client]);
};

/** The list page by page, kept up to date while it stands. */
export const useOrders = (filter: OrderFilter) => {
  const text = textOf(filter);
  const key = ['orders', 'list', text];
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) =>
      read({ ...queryOf(filter), limit: PAGE, ...(pageParam === undefined ? {} : { cursor: pageParam }) }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
  useRenewal({ key, filter });
  const rows = useMemo(() => query.data?.pages.flatMap(({ data }) => data) ?? [], [query.data]);
  return { query, rows };
};
