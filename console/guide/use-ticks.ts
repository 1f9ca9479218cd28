import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api, dataOf } from '../api/client.ts';
import { useDemo } from '../api/demo.ts';
import { useMay } from '../api/session.ts';
import { type Change, stream } from '../live/stream.ts';
import { guide, type GuideState, type Task } from './state.ts';

/** Orders of the demo's shop have numbers that begin like this; those of the simulated shoppers do not. */
const OF_THE_SHOP = 'WEB-';
/** People of the demo, whose places a visitor takes; simulated people act by keys. */
const OF_STAFF = 'stf-';
const TASK_OF: Readonly<Record<string, Task>> = { 'order.held': 'buy', 'order.paid': 'pay' };

const isOfTheShop = async (id: string): Promise<boolean> => {
  const { reference } = await dataOf(api.GET('/v1/orders/{id}', { params: { path: { id } } }));
  return reference?.startsWith(OF_THE_SHOP) ?? false;
};

const lookAtOrders = async (changes: readonly Change[], missing: readonly Task[]): Promise<void> => {
  for (const { type, order_id: id } of changes) {
    const task = TASK_OF[type];
    if (task === undefined || id === null || !missing.includes(task)) continue;
    if (await isOfTheShop(id)) guide.tick(task);
  }
};

const lookAtActions = async (since: string): Promise<void> => {
  const { data } = await dataOf(api.GET('/v1/actions', { params: { query: { limit: 50 } } }));
  const ours = data.filter(({ actor, created_at: at }) => actor.startsWith(OF_STAFF) && at > since);
  if (ours.length > 0) guide.tick('propose');
  if (ours.some(({ decided_at: at }) => at !== null)) guide.tick('approve');
};

const missingOf = ({ done }: GuideState, tasks: readonly Task[]): readonly Task[] =>
  tasks.filter((task) => !done.includes(task));

/** Where somebody has gone by themselves. */
const useVisits = (): void => {
  const { pathname, search } = useLocation();
  const isCause = pathname === '/orders' && ('waiting_at' in search || 'trouble' in search);
  const isOrder = pathname.startsWith('/orders/ord_');
  useEffect(() => {
    if (isCause) guide.tick('cause');
    if (isOrder) guide.tick('sentence');
  }, [isCause, isOrder]);
};

const useNews = (state: GuideState): void => {
  const { since } = state;
  const mayAct = useMay()('actions:read');
  const orders = missingOf(state, ['buy', 'pay']).join();
  const isActing = mayAct && missingOf(state, ['propose', 'approve']).length > 0;
  useEffect(() => {
    if (orders === '' && !isActing) return undefined;
    const look = (changes: readonly Change[]): void => {
      void lookAtOrders(changes, orders.split(',') as Task[]).catch(() => undefined);
      if (isActing) void lookAtActions(since).catch(() => undefined);
    };
    look([]);
    return stream.onChanges(look);
  }, [orders, isActing, since]);
};

/** A process that somebody has ended. */
const useDeaths = (): void => {
  const { data } = useDemo();
  const isKilled = data?.processes.some(({ deaths, expendable }) => expendable && deaths > 0) ?? false;
  useEffect(() => {
    if (isKilled) guide.tick('kill');
  }, [isKilled]);
};

/** Ticks what has been done, by what has really happened. */
export const useTicks = (state: GuideState): void => {
  useVisits();
  useNews(state);
  useDeaths();
};
