import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { components } from '../../../../client/client.ts';
import { idempotencyKey } from '../../../../client/client.ts';
import { api, dataOf } from '../../../api/client.ts';
import { useLive } from '../../../live/use-live.ts';

type Schemas = components['schemas'];
export type NewPreview = Schemas['NewBulkPreview'];
type NewJob = Schemas['NewBulkJob'];
export type Job = Schemas['BulkJob'];
export type JobDetail = Schemas['BulkJobDetail'];
export type Preview = Schemas['BulkPreview'];
export type ItemState = Schemas['BulkItemPage']['data'][number]['state'];
export type Kind = Job['kind'];

export const KINDS = [
  'hold',
  'release',
  'cancel',
  'other_carrier',
  'compensate',
  'resend',
  'retry',
] as const satisfies readonly Kind[];

const AGAIN_MS = 2_000;

const isUnderWay = ({ state }: Pick<Job, 'state'>): boolean => state === 'running' || state === 'stopping';

export const usePreview = (asked: NewPreview | undefined) =>
  useQuery({
    queryKey: ['bulk', 'preview', JSON.stringify(asked ?? null)],
    queryFn: () => dataOf(api.POST('/v1/bulk-jobs/preview', { body: asked as NewPreview })),
    enabled: asked !== undefined,
    staleTime: 5_000,
    retry: false,
  });

/** One key for one job, however often it is sent. */
export const useStart = (onStarted: (job: Job) => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, job }: { readonly key: string; readonly job: NewJob }) =>
      dataOf(api.POST('/v1/bulk-jobs', { params: { header: { 'idempotency-key': key } }, body: job })),
    onSuccess: (job) => {
      void client.invalidateQueries({ queryKey: ['bulk', 'list'] });
      onStarted(job);
    },
  });
};

export const useJobs = () => {
  useLive(['bulk', 'list'], { types: ['bulk.'] });
  return useQuery({
    queryKey: ['bulk', 'list'],
    queryFn: () => dataOf(api.GET('/v1/bulk-jobs', { params: { query: { limit: 50 } } })),
    refetchInterval: ({ state }) => (state.data?.data.some(isUnderWay) ? AGAIN_MS : false),
  });
};

export const useJob = (id: string) => {
  useLive(['bulk', 'job', id], { types: ['bulk.'] });
  return useQuery({
    queryKey: ['bulk', 'job', id],
    queryFn: () => dataOf(api.GET('/v1/bulk-jobs/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? AGAIN_MS : false),
  });
};

export const useItems = (id: string, state: ItemState | undefined) => {
  useLive(['bulk', 'items', id], { types: ['bulk.'] });
  return useQuery({
    queryKey: ['bulk', 'items', id, state ?? ''],
    queryFn: () =>
      dataOf(
        api.GET('/v1/bulk-jobs/{id}/items', {
          params: { path: { id }, query: { limit: 200, ...(state === undefined ? {} : { state }) } },
        }),
      ),
  });
};

export const useStop = (id: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => dataOf(api.POST('/v1/bulk-jobs/{id}/stop', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['bulk'] }),
  });
};

export const useRepeat = (id: string, onStarted: (job: Job) => void) =>
  useMutation({
    mutationFn: () =>
      dataOf(api.POST('/v1/bulk-jobs/{id}/repeat', { params: { path: { id }, header: idempotencyKey() }, body: {} })),
    onSuccess: onStarted,
  });
