import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { components } from '../../client/client.ts';
import { useLive } from '../live/use-live.ts';
import { api, dataOf } from './client.ts';
import { useMay } from './session.ts';

export type Pause = components['schemas']['Pause'];
export type PauseKind = Pause['kind'];
export type NewPause = components['schemas']['NewPause'];

const PAUSES = ['pauses'] as const;

const pausesQuery = queryOptions({
  queryKey: PAUSES,
  queryFn: () => dataOf(api.GET('/v1/pauses')),
  staleTime: 15_000,
  refetchInterval: 30_000,
});

/** Those that are on, for whoever works at a desk; undefined until they are known. */
export const usePauses = (): readonly Pause[] | undefined => {
  const maySee = useMay()('desk:read');
  const { data } = useQuery({ ...pausesQuery, enabled: maySee });
  useLive(PAUSES, { types: ['pause.'] });
  return data?.data.filter(({ ended_at: end }) => end === null);
};

const useAfterwards = () => {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: PAUSES });
};

export const useStartPause = () =>
  useMutation({
    mutationFn: (body: NewPause) => dataOf(api.POST('/v1/pauses', { body })),
    onSuccess: useAfterwards(),
  });

export const useEndPause = () =>
  useMutation({
    mutationFn: (id: string) => dataOf(api.POST('/v1/pauses/{id}/end', { params: { path: { id } } })),
    onSuccess: useAfterwards(),
  });
