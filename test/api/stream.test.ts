import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../support/shop.ts';
import { startWorld, type World } from '../support/world.ts';

type Heard = { readonly id: number; readonly event: string; readonly data: Record<string, unknown> };

/** A page that listens, as a browser does; `heard` grows until it is closed. */
const listen = async (world: World, { key = 'ops', after }: { key?: string; after?: number } = {}) => {
  const ending = new AbortController();
  const answer = await fetch(`${world.urls.api}/v1/stream`, {
    headers: {
      authorization: `Bearer ${world.keys[key] ?? ''}`,
      accept: 'text/event-stream',
      ...(after === undefined ? {} : { 'last-event-id': String(after) }),
    },
    signal: ending.signal,
  });
  const heard: Heard[] = [];
  const read = async (): Promise<void> => {
    let text = '';
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const parts = `${text}${chunk}`.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const field = (name: string): string | undefined => new RegExp(`^${name}: ?(.*)$`, 'm').exec(part)?.[1];
        const data = field('data');
        if (data !== undefined)
          heard.push({ id: Number(field('id')), event: field('event') ?? '', data: JSON.parse(data) as Heard['data'] });
      }
    }
  };
  const reading = read().catch(() => undefined);
  await eventually(
    async () => heard.length,
    (count) => count > 0,
  );
  return {
    heard,
    changes: () => heard.filter(({ event }) => event === 'change'),
    close: async () => {
      ending.abort();
      await reading;
    },
  };
};

describe('a page that is kept up to date', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ subject: 'stream' });
  });
  afterAll(() => world.close());

  test('hears each step of an order once and in order, and goes on where its connection broke', async () => {
    const { shop } = world;
    const page = await listen(world);
    const order = await shop.placeHeld();
    const typesOf = (heard: readonly Heard[]) =>
      heard.filter(({ data }) => data.order_id === order.id).map(({ data }) => data.type);
    await eventually(
      async () => typesOf(page.changes()),
      (types) => types.includes('order.held'),
    );
    await page.close();
    const last = page.heard.at(-1)?.id ?? 0;

    await shop.pay(order);
    await shop.until(order.id, 'fulfilling');
    const again = await listen(world, { after: last });
    await eventually(
      async () => typesOf(again.changes()),
      (types) => types.includes('order.paid'),
    );
    await again.close();

    const ids = [...page.changes(), ...again.changes()].map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
    const numbered =
      await world.sql`SELECT seq::int AS seq FROM event WHERE seq <= ${ids.at(-1) ?? 0} AND seq >= ${ids[0] ?? 0} ORDER BY seq`;
    expect(ids).toEqual(numbered.map(({ seq }) => Number(seq)));
  });

  test('a shop hears of its own orders alone, and of steps that are its business in its events', async () => {
    const { shop } = world;
    const [own, other] = [await listen(world, { key: 'yizhou-cn' }), await listen(world, { key: 'yizhou-live' })];
    const order = await shop.placeHeld();
    await eventually(
      async () => own.changes().length,
      (count) => count > 0,
    );
    expect(own.changes().every(({ data }) => data.order_id === order.id)).toBe(true);
    expect(other.changes()).toEqual([]);
    await Promise.all([own.close(), other.close()]);
    const events = await shop.call('GET', '/v1/events?limit=500');
    expect(JSON.stringify(events.body)).not.toContain('order.moved');
  });

  test('who missed too much is told to read everything anew', async () => {
    const witness = await listen(world);
    await world.sql`INSERT INTO event (id, shop_id, order_id, type, data, internal)
      SELECT 'evt_' || gen_random_uuid(), 'yizhou-cn', 'ord_flood', 'order.moved', '{}', true FROM generate_series(1, 600)`;
    await eventually(
      async () => witness.changes().filter(({ data }) => data.order_id === 'ord_flood').length,
      (count) => count >= 600,
    );
    const late = await listen(world, { after: 1 });
    await eventually(
      async () => late.heard.map(({ event }) => event),
      (events) => events.includes('reset'),
    );
    expect(late.changes()).toEqual([]);
    await Promise.all([late.close(), witness.close()]);
  });
});
