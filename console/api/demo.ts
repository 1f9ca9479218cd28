import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { components } from '../../client/client.ts';
import { api, dataOf, doneOf } from './client.ts';
import { useMay, useSession } from './session.ts';

export type Demo = components['schemas']['Demo'];
export type DemoFault = Demo['faults'][number]['name'];

const DEMO = ['demo'] as const;
const EVERY_MS = 2_000;

const demoQuery = queryOptions({
  queryKey: DEMO,
  queryFn: () => dataOf(api.GET('/v1/demo')),
  refetchInterval: EVERY_MS,
  retry: false,
});

/** Only where the demo can be steered. */
export const useDemo = () => {
  const { controls } = useSession();
  const maySee = useMay()('desk:read');
  return useQuery({ ...demoQuery, enabled: controls && maySee });
};

const useAfterwards = () => {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: DEMO });
};

export const useKill = () =>
  useMutation({
    mutationFn: (process: string) => doneOf(api.POST('/v1/demo/kill', { body: { process } })),
    onSuccess: useAfterwards(),
  });

export const useSwitchFault = () =>
  useMutation({
    mutationFn: ({ fault, on }: { readonly fault: DemoFault; readonly on: boolean }) =>
      doneOf(api.POST('/v1/demo/faults', { body: { fault, on, seconds: 90 } })),
    onSuccess: useAfterwards(),
  });

export const useLetShoppersIn = () =>
  useMutation({ mutationFn: (orders: number) => doneOf(api.POST('/v1/demo/shoppers', { body: { orders } })) });
