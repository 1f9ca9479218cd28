import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { eventually } from './shop.ts';
import type { World } from './world.ts';

export type Job = {
  readonly id: string;
  readonly state: string;
  readonly total: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly reasons: readonly { readonly state: string; readonly code: string; readonly count: number }[];
};

type Item = { readonly order_id: string; readonly state: string; readonly code: string | null };

/** An operator who does one thing for many orders. */
export const createOperator = ({ shop }: Pick<World, 'shop'>) => {
  const preview = (body: object) => shop.call('POST', '/v1/bulk-jobs/preview', { key: 'ops', body });

  const start = (body: object, requestKey: string = randomUUID()) =>
    shop.call('POST', '/v1/bulk-jobs', {
      key: 'ops',
      body: { reason: 'the river is high', ...body },
      headers: { 'idempotency-key': requestKey },
    });

  const started = async (body: object): Promise<Job> => {
    const answer = await start(body);
    expect(answer.status, answer.text).toBe(202);
    return answer.body as unknown as Job;
  };

  const read = async (id: string): Promise<Job> =>
    (await shop.call('GET', `/v1/bulk-jobs/${id}`, { key: 'ops' })).body as unknown as Job;

  const until = (id: string, holds: (job: Job) => boolean): Promise<Job> => eventually(() => read(id), holds);

  return {
    preview,
    start,
    started,
    read,
    until,
    ended: (id: string): Promise<Job> => until(id, ({ state }) => state === 'finished' || state === 'stopped'),
    stop: (id: string) => shop.call('POST', `/v1/bulk-jobs/${id}/stop`, { key: 'ops' }),
    repeat: (id: string, body: object = {}) =>
      shop.call('POST', `/v1/bulk-jobs/${id}/repeat`, {
        key: 'ops',
        body,
        headers: { 'idempotency-key': randomUUID() },
      }),
    items: async (id: string, query = ''): Promise<Item[]> =>
      (await shop.call('GET', `/v1/bulk-jobs/${id}/items?limit=200${query}`, { key: 'ops' })).body
        .data as unknown as Item[],
  };
};
