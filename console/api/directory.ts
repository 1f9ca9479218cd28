import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLanguage } from '../i18n/i18n.ts';
import { api, dataOf } from './client.ts';
import { SESSION } from './session-key.ts';

const directoryQuery = queryOptions({
  queryKey: ['directory'],
  queryFn: () => dataOf(api.GET('/v1/directory')),
  staleTime: 10 * 60_000,
});

const NOTHING = { warehouses: [], carriers: [], payment_methods: [] } as const;

/** The places and partners that orders go by; nothing until they are known, and nothing for customers. */
export const useDirectory = () => {
  const isStaff = Boolean(useQueryClient().getQueryData(SESSION));
  return useQuery({ ...directoryQuery, enabled: isStaff }).data ?? NOTHING;
};

/** A warehouse as people call it. */
export const useWarehouseName = (): ((id: string) => string) => {
  const language = useLanguage();
  const { warehouses } = useDirectory();
  return (id) => warehouses.find((each) => each.id === id)?.name[language] ?? id;
};
