import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Timeline, TimelineEntry } from '../../contracts/timeline.ts';
import { createFloor, type Floor } from '../support/floor.ts';
import { eventually, type Placed } from '../support/shop.ts';
import { agentTrouble, shipInto } from '../support/trouble.ts';
import { startWorld, type World } from '../support/world.ts';

describe('the story of an order', () => {
  let world: World;
  let floor: Floor;
  let lost: Placed;
  let trouble: { id: string; n: number };

  const read = async (id: string, key = 'agent'): Promise<Timeline> => {
    const answer = await world.shop.call('GET', `/v1/orders/${id}/timeline`, { key });
    expect(answer.status, answer.text).toBe(200);
    return answer.body as Timeline;
  };

  const kindsOf = ({ entries }: Timeline, chapter: string): string[] =>
    entries.filter((entry) => entry.chapter === chapter).map(({ kind }) => kind);

  const find = ({ entries }: Timeline, chapter: string, kind: string): TimelineEntry | undefined =>
    entries.find((entry) => entry.chapter === chapter && entry.kind === kind);

  beforeAll(async () => {
    world = await startWorld({ subject: 'timeline' });
    floor = createFloor(world);
    lost = await shipInto(world, floor, 'lost');
    trouble = await agentTrouble(world, lost.id);
    const asked = { kind: 'coupon', amount: 50_000, reason: 'so sorry', escalation_id: trouble.id };
    const proposed = await world.shop.propose(lost.id, asked);
    await world.shop.approve(proposed.body.id, { reason: 'for a good customer' });
    await eventually(
      async () => (await world.sql`SELECT state FROM action WHERE id = ${String(proposed.body.id)}`)[0],
      (row) => row?.state === 'applied',
    );
  });
  afterAll(() => world.close());

  test('is told in chapters, from the shop to the shelf, the road and the trouble', async () => {
    const story = await read(lost.id);
    expect(kindsOf(story, 'order')).toEqual(['order.accepted', 'order.held']);
    expect(kindsOf(story, 'payment')).toEqual(expect.arrayContaining(['created', 'captured', 'order.paid']));
    expect(kindsOf(story, 'stock')).toEqual(['hold', 'consume']);
    expect(kindsOf(story, 'floor')).toEqual(['released', 'pick', 'pack', 'weigh', 'verify', 'label', 'hand_over']);
    expect(kindsOf(story, 'parcel')[0]).toBe('booking');
    expect(kindsOf(story, 'message')).toEqual(expect.arrayContaining(['payment_received', 'coupon_given']));
    expect(kindsOf(story, 'action')).toEqual([
      'escalation_opened',
      'escalation_tier',
      'proposed',
      'approved',
      'applied',
    ]);
    const times = story.entries.map(({ at }) => at);
    expect(times).toEqual([...times].sort());
    const parcels = story.entries.filter(({ chapter }) => chapter === 'floor' || chapter === 'parcel');
    expect(new Set(parcels.map(({ n }) => n))).toEqual(new Set([1]));
  });

  test('names who did what, and which run stands behind it', async () => {
    const story = await read(lost.id);
    expect(find(story, 'order', 'order.accepted')?.actor).toMatchObject({ kind: 'shop', id: 'yizhou-cn' });
    expect(find(story, 'floor', 'pick')?.actor).toMatchObject({ kind: 'robot', name: { en: 'robot' } });
    expect(find(story, 'payment', 'captured')?.actor).toMatchObject({ kind: 'gateway', id: 'yipay' });
    expect(find(story, 'parcel', 'exception')?.actor?.kind).toBe('carrier');
    expect(find(story, 'action', 'proposed')).toMatchObject({
      actor: { kind: 'staff', role: 'agent' },
      facts: { action: 'coupon', amountMinor: 50_000, reason: 'so sorry' },
    });
    expect(find(story, 'action', 'approved')).toMatchObject({
      actor: { kind: 'staff', role: 'supervisor' },
      facts: { reason: 'for a good customer' },
    });
    expect(find(story, 'action', 'escalation_opened')?.workflow_id).toBe(`escalation-${lost.id}-${trouble.n}`);
    expect(find(story, 'order', 'order.held')?.workflow_id).toBe(`order-${lost.id}`);
  });

  /** The event that an entry leads to, read from the workflow server itself. */
  const eventOf = async (entry: TimelineEntry | undefined) => {
    const answer = await world.shop.call('GET', entry?.event_url ?? '', { key: 'agent' });
    expect(answer.status, answer.text).toBe(302);
    const place = /\/workflows\/(?<id>[^/]+)\/(?<run>[^/]+)\/history\/events\/(?<event>\d+)$/;
    const { id = '', run = '', event = '' } = place.exec(answer.headers.get('location') ?? '')?.groups ?? {};
    const { events } = await world.temporal.client.workflow.getHandle(id, run).fetchHistory();
    const found = events?.find(({ eventId }) => String(eventId) === event);
    return { id, event: found, summary: new TextDecoder().decode(found?.userMetadata?.summary?.data ?? undefined) };
  };

  test('leads from what happened to what its workflow did then, and to nothing of an order from before', async () => {
    const story = await read(lost.id);
    const accepted = await eventOf(find(story, 'order', 'order.accepted'));
    expect(accepted.event?.workflowExecutionStartedEventAttributes).toBeTruthy();
    const held = await eventOf(find(story, 'stock', 'hold'));
    expect([held.id, held.summary]).toEqual([`order-${lost.id}`, '"validate, price, plan and hold"']);
    expect(held.event?.markerRecordedEventAttributes).toBeTruthy();
    const booked = await eventOf(find(story, 'parcel', 'booking'));
    expect(booked.event?.activityTaskCompletedEventAttributes).toBeTruthy();
    const opened = await eventOf(find(story, 'action', 'escalation_tier'));
    expect(opened.id).toBe(`escalation-${lost.id}-${trouble.n}`);
    expect((await read(lost.id, 'yizhou-cn')).entries.every(({ event_url: url }) => url === null)).toBe(true);

    const last = await world.shop.call('GET', `/v1/orders/${lost.id}/workflow-event?at=2099-01-01T00:00:00.000Z`, {
      key: 'agent',
    });
    expect(last.headers.get('location')).toMatch(/\/history\/events\/\d+$/);
    const old = await world.shop.placeHeld();
    await world.sql`UPDATE "order" SET imported = true, status = 'cancelled', ended_at = now(),
      waiting_on = NULL, waiting_until = NULL, next_actor = NULL WHERE id = ${old.id}`;
    const none = await world.shop.call('GET', `/v1/orders/${old.id}/workflow-event?at=2026-06-01T00:00:00.000Z`, {
      key: 'agent',
    });
    expect(none).toMatchObject({ status: 404, body: { code: 'WORKFLOW_UNKNOWN' } });
  });

  test('ends with what comes next and when', async () => {
    const { next, read_at: now } = await read(lost.id);
    expect(next).toMatchObject([
      { kind: 'supervisor_asked', facts: { trouble: 'lost', consequence: 'refund_shipment' } },
    ]);
    expect(String(next[0]?.at) > now).toBe(true);
    const held = await world.shop.placeHeld();
    expect((await read(held.id)).next.map(({ kind }) => kind)).toEqual([
      'payment_reminder',
      'payment_reminder',
      'payment_deadline',
    ]);
  });

  test('is shorter for a shop: neither who works here, nor what they said to each other', async () => {
    await world.sql`INSERT INTO order_note (id, order_id, principal_id, flag, text)
      SELECT 'nte_timeline', ${lost.id}, id, 'care', 'calls himself the king' FROM principal WHERE name = 'agent'`;
    const [staff, shop] = [await read(lost.id), await read(lost.id, 'yizhou-cn')];
    expect(find(staff, 'order', 'note')).toMatchObject({ facts: { text: 'calls himself the king', flag: 'care' } });
    expect(JSON.stringify(shop)).not.toMatch(/calls himself|so sorry|for a good customer/);
    expect(kindsOf(shop, 'action')).toEqual([]);
    expect(shop.entries.every(({ actor }) => actor === null || actor.name === null)).toBe(true);
    expect(kindsOf(shop, 'order')).toEqual(expect.arrayContaining(['escalation.opened', 'action.applied']));
  });

  test('tells of a deadline that somebody moved', async () => {
    const held = await world.shop.placeHeld();
    const later = new Date(Date.now() + 3 * 3_600_000).toISOString();
    await world.shop.moveDeadline(held.id, 'payment', later);
    const moved = find(await read(held.id), 'action', 'order.move_deadline');
    expect(moved).toMatchObject({ facts: { deadline: 'payment', to: later }, actor: { kind: 'staff', role: 'ops' } });
  });
});
