import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../db/queries/new-id.ts';
import { startWorld, type World } from '../support/world.ts';

type Page = { data: { id: string }[]; next_cursor: string | null };
type Walk = { readonly query?: string; readonly between?: () => Promise<unknown> };

const COUNT = 13;

describe('a list that comes in pages', () => {
  let world: World;
  let orders: string[];
  beforeAll(async () => {
    world = await startWorld({ subject: 'page', withWorker: false, settings: { VERDICT_WAIT_MS: '100' } });
    const answers = await Promise.all(['yizhou-cn', 'yizhou-live'].map((key) => world.shop.place(undefined, key, key)));
    orders = answers.map(({ body }) => String(body.id));
    await Promise.all([plantActions(COUNT), plantEscalations(COUNT)]);
  });
  afterAll(() => world.close());

  const plantActions = async (count: number, at = new Date('2026-05-01T00:00:00.123Z')): Promise<void> => {
    const [agent] = await world.sql`SELECT id FROM principal WHERE name = 'agent'`;
    for (let n = 0; n < count; n += 1) {
      await world.sql`INSERT INTO action (id, order_id, kind, currency, reason, source, actor_id, cap_minor, state, created_at)
        VALUES (${newId('act')}, ${orders[0] ?? ''}, 'refund', 'CNY', 'planted', 'api', ${String(agent?.id)}, 0, 'applied',
          ${at}::timestamptz + ${n % 4} * interval '7 microseconds')`;
    }
  };

  /** Some with the same deadline, some within one millisecond, some with none. */
  const plantEscalations = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n += 1) {
      const at = n % 3 === 0 ? null : `2026-05-01T00:00:00.123${String(n % 5).padStart(3, '0')}Z`;
      await world.sql`INSERT INTO escalation (id, order_id, n, kind, detail, shipment_id, tier, deadline_at)
        VALUES (${newId('esc')}, ${orders[0] ?? ''}, ${n + 1}, 'lost', 'planted', ${`shp_${n}`}, 'agent', ${at}::timestamptz)`;
    }
  };

  const page = async (path: string, query: string, key = 'agent'): Promise<Page> => {
    const answer = await world.shop.call('GET', `${path}?${query}`, { key });
    expect(answer.status, answer.text).toBe(200);
    return answer.body as unknown as Page;
  };

  const walk = async (path: string, limit: number, { query = '', between }: Walk = {}): Promise<string[]> => {
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null && seen.length < 1_000; ) {
      const found = await page(path, `limit=${limit}${cursor ? `&cursor=${cursor}` : ''}${query}`);
      expect(found.data.length).toBeLessThanOrEqual(limit);
      seen.push(...found.data.map(({ id }) => id));
      cursor = found.next_cursor;
      await between?.();
    }
    return seen;
  };

  test.each(['/v1/actions', '/v1/escalations'])('%s gives each once, whatever the size of its pages', async (path) => {
    const whole = await walk(path, 200);
    expect(new Set(whole).size).toBe(COUNT);
    for (const limit of [1, 2, 5, COUNT - 1, COUNT, COUNT + 1]) expect(await walk(path, limit)).toEqual(whole);
    expect((await page(path, `limit=${COUNT}`)).next_cursor).toBeNull();
  });

  test('/v1/actions shifts nothing when somebody acts while the pages are turned', async () => {
    const before = await walk('/v1/actions', 200);
    expect(await walk('/v1/actions', 4, { between: () => plantActions(1, new Date()) })).toEqual(before);
    await world.sql`DELETE FROM action WHERE created_at > '2026-05-02'`;
  });

  test('/v1/escalations goes on behind a trouble whose deadline has been moved meanwhile', async () => {
    const before = await walk('/v1/escalations', 200);
    const first = await page('/v1/escalations', 'limit=4');
    const last = first.data.at(-1)?.id ?? '';
    await world.sql`UPDATE escalation SET deadline_at = now() + interval '1 year' WHERE id = ${last}`;
    const second = await page('/v1/escalations', `limit=4&cursor=${first.next_cursor}`);
    expect(second.data.map(({ id }) => id)).toEqual(before.slice(4, 8));
  });

  test.each([
    ['/v1/actions', '&state=applied', '&state=refused'],
    ['/v1/escalations', '&state=open&tier=agent', '&tier=supervisor'],
  ])('%s is paged within what it is narrowed to', async (path, all, none) => {
    expect(await walk(path, 3, { query: all })).toEqual(await walk(path, 200));
    expect(await page(path, `limit=3${none}`)).toEqual({ data: [], next_cursor: null });
  });

  const nobody = '0'.repeat(26);
  test.each([
    ['/v1/actions', `act_${nobody}`],
    ['/v1/actions', 'act_'],
    ['/v1/escalations', `esc_${nobody}`],
    ['/v1/escalations', `esc_${nobody}.${'9'.repeat(14)}`],
    ['/v1/escalations', `esc_${nobody}.${'9'.repeat(15)}`],
    ['/v1/orders', `ord_${nobody}`],
  ])('%s refuses the cursor %s, which nobody was given', async (path, cursor) => {
    const answer = await world.shop.call('GET', `${path}?cursor=${cursor}`, { key: 'agent' });
    expect(answer.status, answer.text).toBe(400);
    expect(answer.body.errors).toMatchObject([{ code: 'INVALID_VALUE', facts: { in: 'query', name: 'cursor' } }]);
  });
});
