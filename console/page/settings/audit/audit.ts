import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { components } from '../../../../client/client.ts';
import { api, dataOf } from '../../../api/client.ts';

type Schemas = components['schemas'];
export type Entry = Schemas['AuditEntry'];

const NAMES = ['action', 'actor', 'ref', 'from', 'to'] as const;
export type FilterName = (typeof NAMES)[number];
export type Filter = Readonly<Partial<Record<FilterName, string>>>;

/** What the address asks for. */
export const useAuditFilter = (): Filter => {
  const search = useSearch({ strict: false }) as Readonly<Record<string, string>>;
  return Object.fromEntries(NAMES.flatMap((name) => (search[name] ? [[name, search[name]]] : [])));
};

const DAY_MS = 86_400_000;

/** A day begins and ends where whoever looks at it is. */
const startOf = (day: string): number => new Date(`${day}T00:00:00`).getTime();

const instantsOf = ({ from, to }: Filter) => ({
  ...(from === undefined ? {} : { from: new Date(startOf(from)).toISOString() }),
  ...(to === undefined ? {} : { to: new Date(startOf(to) + DAY_MS).toISOString() }),
});

const readPage = (filter: Filter, cursor: string | undefined): Promise<Schemas['AuditPage']> => {
  const { action, actor, ref } = filter;
  return dataOf(
    api.GET('/v1/audit-log', {
      params: {
        query: {
          limit: 50,
          ...(action === undefined ? {} : { action }),
          ...(actor === undefined ? {} : { actor }),
          ...(ref === undefined ? {} : { ref }),
          ...instantsOf(filter),
          ...(cursor === undefined ? {} : { cursor }),
        },
      },
    }),
  );
};

export const useAudit = (filter: Filter) =>
  useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => readPage(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  });

export const verifyLog = (): Promise<Schemas['ChainCheck']> => dataOf(api.GET('/v1/audit-log/verify'));
