import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAt, openDesk, type Person } from '../support/desk.ts';
import { startWorld, type World } from '../support/world.ts';

const REASON = 'a new backend';
const SHOP = { kind: 'shop', shop_id: 'yizhou-cn' };

describe('keys of programs and people', () => {
  let world: World;
  let admin: Person;
  let ops: Person;

  beforeAll(async () => {
    world = await startWorld({ subject: 'api-keys', withWorker: false, settings: { DEMO: 'true' } });
    const desk = await openDesk(world);
    admin = await desk.as('stf-he-an');
    ops = await desk.as('stf-ren-hao');
  });
  afterAll(() => world.close());

  const make = async (holder: object, scopes: readonly string[], more: object = {}) => {
    const made = await admin('POST /v1/api-keys', { holder, scopes, reason: REASON, ...more });
    return { ...made, id: String(made.body.id), secret: String(made.body.secret) };
  };
  const use = async (key: string) => (await askAt(world, 'GET /v1/orders', { key })).status;

  test("a shop's key works from its making to its revocation, and its secret is told once", async () => {
    const { id, secret, body } = await make(SHOP, ['orders:read', 'orders:write']);
    expect(body).toMatchObject({
      state: 'active',
      holder: { kind: 'shop', shop_id: 'yizhou-cn', role: 'backend' },
      scopes: ['orders:read', 'orders:write'],
      last_used_at: null,
    });
    expect(await use(secret)).toBe(200);
    expect((await askAt(world, 'GET /v1/events', { key: secret })).status).toBe(403);
    const listed = await ops('GET /v1/api-keys?state=active');
    expect(listed.text).toContain(id);
    expect(listed.text).not.toContain(secret.split('.')[1]);
    const ended = await admin(`POST /v1/api-keys/${id}/revoke`, { reason: 'leaked' });
    expect(ended.body).toMatchObject({ state: 'ended' });
    expect(await use(secret)).toBe(401);
    expect((await admin(`POST /v1/api-keys/${id}/revoke`, { reason: 'leaked' })).body).toMatchObject({
      status: 409,
      code: 'KEY_ENDED',
    });
    expect((await ops('GET /v1/api-keys?state=active')).text).not.toContain(id);
    expect((await ops('GET /v1/api-keys?state=ended')).text).toContain(id);
    const log = await world.sql`SELECT action, actor, facts->>'reason' AS reason FROM audit_log WHERE ref = ${id}`;
    expect(log.map((row) => ({ ...row }))).toEqual([
      { action: 'api_key.create', actor: 'stf-he-an', reason: REASON },
      { action: 'api_key.revoke', actor: 'stf-he-an', reason: 'leaked' },
    ]);
  });

  test('a replaced key lasts for its grace, and not longer than it would have', async () => {
    const { id, secret } = await make(SHOP, ['orders:read']);
    const next = await admin(`POST /v1/api-keys/${id}/rotate`, { grace_hours: 24, reason: 'once a year' });
    expect(next.status).toBe(201);
    expect([await use(secret), await use(String(next.body.secret))]).toEqual([200, 200]);
    const [old] = (await ops('GET /v1/api-keys?state=active&limit=2')).body.data as { expires_at: string }[];
    expect(old).toMatchObject({ id: next.body.id, expires_at: null });
    const [row] =
      await world.sql`SELECT expires_at - now() < interval '24 hours' AS soon FROM api_key WHERE id = ${id}`;
    expect(row).toEqual({ soon: true });
    const now = await admin(`POST /v1/api-keys/${String(next.body.id)}/rotate`, { grace_hours: 0, reason: 'leaked' });
    expect([await use(String(next.body.secret)), await use(String(now.body.secret))]).toEqual([401, 200]);
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    const short = await make(SHOP, ['orders:read'], { expires_at: soon });
    await admin(`POST /v1/api-keys/${short.id}/rotate`, { grace_hours: 168, reason: 'once a year' });
    const [kept] = await world.sql`SELECT expires_at FROM api_key WHERE id = ${short.id}`;
    expect(kept).toEqual({ expires_at: new Date(soon) });
    const long = await admin(`POST /v1/api-keys/${short.id}/rotate`, { grace_hours: 169, reason: 'too long' });
    expect(long.body).toMatchObject({ status: 400, errors: [{ pointer: '/grace_hours' }] });
  });

  test('nobody gives what is not theirs to give, and is told everything at once', async () => {
    const wrong = await make({ kind: 'staff', principal_id: 'stf-zhou-yining' }, ['orders:read', 'actions:approve'], {
      expires_at: '2020-01-01T00:00:00Z',
    });
    expect(wrong.body).toMatchObject({
      status: 403,
      errors: [
        { code: 'SCOPE_NOT_GRANTABLE', pointer: '/scopes/1', facts: { scope: 'actions:approve' } },
        { code: 'INVALID_VALUE', pointer: '/expires_at' },
      ],
    });
    const toShop = await make(SHOP, ['people:write', 'orders:read', 'settings:write']);
    expect((toShop.body.errors as { facts: object }[]).map(({ facts }) => facts)).toEqual([
      { scope: 'people:write' },
      { scope: 'settings:write' },
    ]);
    for (const holder of [
      { kind: 'shop', shop_id: 'nobody' },
      { kind: 'staff', principal_id: 'prn_nobody' },
    ])
      expect((await make(holder, ['orders:read'])).body).toMatchObject({ status: 422, code: 'HOLDER_UNKNOWN' });
    const own = await make({ kind: 'staff', principal_id: 'stf-zhou-yining' }, ['orders:read', 'actions:read']);
    expect(own.status).toBe(201);
    expect(await use(own.secret)).toBe(200);
    await admin('PATCH /v1/people/stf-zhou-yining', { active: false, reason: 'gone' });
    expect(await use(own.secret)).toBe(401);
    const left = await make({ kind: 'staff', principal_id: 'stf-zhou-yining' }, ['orders:read']);
    expect(left.body).toMatchObject({ code: 'HOLDER_UNKNOWN' });
    const [seeded] =
      await world.sql`SELECT k.id FROM api_key k JOIN principal p ON p.id = k.principal_id WHERE p.name = 'supervisor'`;
    const taken = await admin(`POST /v1/api-keys/${String(seeded?.id)}/rotate`, { grace_hours: 0, reason: 'mine now' });
    expect(taken.body).toMatchObject({ status: 403, code: 'SCOPE_NOT_GRANTABLE' });
  });

  test('a robot is known by its name, and who can hold a key is offered', async () => {
    const first = await make({ kind: 'robot', name: 'crane-7' }, ['floor:write']);
    const second = await make({ kind: 'robot', name: 'crane-7' }, ['orders:read']);
    const idOf = ({ body }: { body: Record<string, unknown> }) =>
      (body.holder as { principal_id: string }).principal_id;
    expect(idOf(first)).toBe(idOf(second));
    const holders = await admin('GET /v1/api-key-holders');
    expect(holders.body.robot_scopes).toEqual(['orders:read', 'floor:write']);
    expect(holders.body.data).toContainEqual(
      expect.objectContaining({ kind: 'robot', id: 'crane-7', scopes: ['orders:read', 'floor:write'] }),
    );
    expect(holders.body.data).toContainEqual(
      expect.objectContaining({ kind: 'staff', id: 'stf-ren-hao', scopes: expect.not.arrayContaining(['ops:write']) }),
    );
    expect((await ops('GET /v1/api-key-holders')).status).toBe(403);
  });

  test('pages turn without a gap', async () => {
    const all: string[] = [];
    let cursor = '';
    do {
      const page = await ops(`GET /v1/api-keys?limit=3${cursor}`);
      all.push(...(page.body.data as { id: string }[]).map(({ id }) => id));
      const next = page.body.next_cursor as string | null;
      cursor = next === null ? '' : `&cursor=${next}`;
    } while (cursor !== '');
    const rows = await world.sql`SELECT id FROM api_key ORDER BY id DESC`;
    expect(all).toEqual(rows.map(({ id }) => String(id)));
  });
});
