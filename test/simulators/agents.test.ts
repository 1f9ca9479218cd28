import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../simulators/kit/journal.ts';
import type { Running } from '../../simulators/kit/server.ts';
import { type AgentsOptions, startAgents } from '../../simulators/agents/start.ts';
import { createFloor, type Floor } from '../support/floor.ts';
import { anOrder } from '../support/order.ts';
import { eventually, type Placed } from '../support/shop.ts';
import { startWorld, type World } from '../support/world.ts';

const LOST = '0908';
const REFUSED = '0903';

describe('the scripted agent and supervisor', () => {
  let world: World;
  let floor: Floor;
  let agents: Running | undefined;
  beforeAll(async () => {
    world = await startWorld({ subject: 'agents' });
    floor = createFloor(world);
  });
  afterEach(async () => {
    await agents?.close();
    agents = undefined;
  });
  afterAll(() => world.close());

  const start = async (options: Partial<AgentsOptions> = {}): Promise<void> => {
    agents = await startAgents({ apiUrl: world.urls.api, keys: world.keys, paceHuman: 10_000, pollMs: 20, ...options });
  };
  const journal = async (op: string): Promise<JournalEntry[]> => {
    const answer = await fetch(`${agents?.url}/_sim/journal?op=${op}`);
    return ((await answer.json()) as { data: JournalEntry[] }).data;
  };
  const shipped = async (tail: string, lines = [{ sku: 'TEA-LONGJING-100', quantity: 1 }]): Promise<Placed> => {
    const placed = await world.shop.placeHeld(
      anOrder({ customer: { name: '林晓', phone: `+861990000${tail}` }, lines }),
    );
    await world.shop.pay(placed);
    await world.shop.until(placed.id, 'fulfilling');
    await floor.ship(placed.id);
    return placed;
  };
  const ofOrder = (entries: readonly JournalEntry[], { id }: Placed): string[] =>
    entries
      .filter(({ detail }) => detail?.order === id)
      .map(({ effect, detail }) => `${detail?.remedy ?? ''} ${effect}`.trim());

  test('give a little money back alone', async () => {
    await start();
    const placed = await shipped(REFUSED, [{ sku: 'CARE-LIP-MINT', quantity: 1 }]);
    await world.shop.until(placed.id, 'after_sales');
    expect(ofOrder(await journal('agents.propose'), placed)).toEqual(['refund accepted']);
    expect(ofOrder(await journal('agents.approve'), placed)).toEqual([]);
    expect(await world.shop.audit(placed.id)).toMatchObject({ refunded: placed.total });
  });

  test('send dear goods again only when the other one agrees', async () => {
    await start();
    const placed = await shipped(LOST, [{ sku: 'TEA-LONGJING-250', quantity: 1 }]);
    await eventually(
      () => floor.tasksOf(placed.id),
      (tasks) => tasks.length === 1,
    );
    await floor.ship(placed.id);
    await world.shop.until(placed.id, 'after_sales');
    expect(ofOrder(await journal('agents.propose'), placed)).toEqual(['reship awaiting_approval']);
    expect(ofOrder(await journal('agents.approve'), placed)).toEqual(['approved']);
    expect(await world.shop.audit(placed.id)).toMatchObject({ refunded: 0, captured: placed.total });
  });

  test('leave the first lost parcel and the first approval to a visitor', async () => {
    await start({ leave: ['lost', 'approval'] });
    const lost = await shipped(LOST);
    const refused = await shipped(REFUSED, [{ sku: 'TEA-LONGJING-250', quantity: 1 }]);
    const left = await eventually(
      () => journal('agents.leave'),
      (entries) => entries.length === 2,
    );
    expect(new Set(left.map(({ effect, detail }) => `${effect} ${String(detail?.order)}`))).toEqual(
      new Set([`approval ${refused.id}`, `lost ${lost.id}`]),
    );
    expect(await journal('agents.approve')).toEqual([]);
    expect(await world.shop.orderRow(lost.id)).toMatchObject({ waiting_on: 'agent' });
    const proposed = (await journal('agents.propose')).length;
    const [first] = await eventually(
      () => world.sql`SELECT id FROM escalation WHERE order_id = ${refused.id} AND state = 'open' ORDER BY n`,
      (rows) => rows.length === 2,
    );
    const later = await world.app.inject({
      method: 'POST',
      url: `/v1/escalations/${String(first?.id)}/deadlines`,
      headers: { authorization: `Bearer ${world.keys.ops}` },
      payload: { to: new Date(Date.now() + 6 * 3_600_000).toISOString() },
    });
    expect(later.statusCode, later.body).toBeLessThan(300);
    const other = await shipped(REFUSED, [{ sku: 'CARE-LIP-MINT', quantity: 1 }]);
    await world.shop.until(other.id, 'after_sales');
    expect((await journal('agents.propose')).slice(proposed).map(({ detail }) => detail?.order)).toEqual([other.id]);
  });
});
