import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectDatabase } from '../../db/client.ts';
import { invitePerson } from '../../scripts/invite/person.ts';
import { askAt, cookieOf, openDesk, type Person } from '../support/desk.ts';
import { startWorld, type World } from '../support/world.ts';

const PASSWORD = 'correct horse battery staple';
const REASON = 'the team grows';

describe('who works here', () => {
  let world: World;
  let admin: Person;
  let desk: Awaited<ReturnType<typeof openDesk>>;

  beforeAll(async () => {
    world = await startWorld({ subject: 'people', withWorker: false, settings: { DEMO: 'true' } });
    desk = await openDesk(world);
    admin = await desk.as('stf-he-an');
  });
  afterAll(() => world.close());

  const someone = (login: string, more: object = {}) => ({
    login,
    name: { 'zh-CN': '甲', en: 'Somebody' },
    role: 'agent',
    language: 'en',
    ...more,
  });
  const invite = async (login: string, more: object = {}) => {
    const made = await admin('POST /v1/people', someone(login, more));
    expect(made.status, made.text).toBe(201);
    return { id: String(made.body.id), secret: String(made.body.invite_url).split('#')[1] ?? '', body: made.body };
  };
  const setPassword = (secret: string) =>
    askAt(world, 'POST /v1/session/password', { body: { invite: secret, password: PASSWORD } });
  const signIn = (login: string) => askAt(world, 'POST /v1/session', { body: { login, password: PASSWORD } });
  const auditOf = async (ref: string) =>
    (await world.sql`SELECT action, actor, facts FROM audit_log WHERE ref = ${ref} ORDER BY at, id`).map((row) => ({
      ...row,
    }));

  test('an invited person chooses a password by the link and comes in as what they were invited as', async () => {
    const { id, secret, body } = await invite('Mei.Lan', { role: 'picker', warehouse: 'jx' });
    expect(body).toMatchObject({
      login: 'mei.lan',
      role: 'picker',
      warehouse: 'jx',
      has_password: false,
      active: true,
    });
    expect(String(body.invite_url)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/invite#[A-Za-z0-9_-]{43}$/);
    const days = (Date.parse(String(body.invited_until)) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(2.99);
    expect(days).toBeLessThanOrEqual(3.01);
    const entered = await setPassword(secret);
    expect(entered.body).toMatchObject({ role: 'picker', warehouse: 'jx', scopes: ['orders:read', 'floor:write'] });
    const listed = (await admin('GET /v1/people')).body.data as Record<string, unknown>[];
    const seen = listed.find((person) => person.id === id);
    expect(seen).toMatchObject({ has_password: true, invited_until: null });
    expect(Date.now() - Date.parse(String(seen?.last_seen_at))).toBeLessThan(60_000);
    expect(JSON.stringify(listed)).not.toContain(secret);
    expect(await auditOf(id)).toMatchObject([
      { action: 'staff.invite', actor: 'stf-he-an', facts: { login: 'mei.lan', role: 'picker' } },
      { action: 'session.password', actor: id },
    ]);
  });

  test('what is wrong with an invitation is said at once, and nobody is added', async () => {
    await invite('taken');
    const wrong = await admin('POST /v1/people', someone('taken', { warehouse: 'nowhere' }));
    expect(wrong.body).toMatchObject({
      status: 409,
      errors: [
        { code: 'LOGIN_TAKEN', pointer: '/login' },
        { code: 'WAREHOUSE_UNKNOWN', pointer: '/warehouse' },
      ],
    });
    const bad = await admin('POST /v1/people', { login: 'no spaces', name: { en: '' }, role: 'king', language: 'fr' });
    expect((bad.body.errors as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual([
      '/login',
      '/name/zh-CN',
      '/name/en',
      '/role',
      '/language',
    ]);
    expect(await world.sql`SELECT 1 FROM staff WHERE login = 'taken'`).toHaveLength(1);
    expect(
      await world.sql`SELECT 1 FROM principal WHERE name = 'Somebody' AND id NOT IN (SELECT principal_id FROM staff)`,
    ).toHaveLength(0);
  });

  test('another role ends the sessions at once and stands in the audit log with its reason', async () => {
    const { id, secret } = await invite('moves.up');
    const cookie = cookieOf(await setPassword(secret));
    const changed = await admin(`PATCH /v1/people/${id}`, { role: 'supervisor', reason: REASON });
    expect(changed.body).toMatchObject({ role: 'supervisor', has_password: true });
    expect((await askAt(world, 'GET /v1/session', { cookie })).status).toBe(401);
    expect((await signIn('moves.up')).body).toMatchObject({ role: 'supervisor' });
    expect(await auditOf(id)).toContainEqual({
      action: 'staff.change_role',
      actor: 'stf-he-an',
      facts: { from: 'agent', to: 'supervisor', reason: REASON },
    });
    const again = await admin(`PATCH /v1/people/${id}`, { role: 'supervisor', reason: REASON });
    expect(again.body).toMatchObject({ status: 422, code: 'NOTHING_CHANGED' });
    expect((await admin(`PATCH /v1/people/${id}`, { role: 'agent' })).body).toMatchObject({
      errors: [{ pointer: '/reason' }],
    });
  });

  test('somebody who leaves is out at once, with their keys and their invitation, and can come back', async () => {
    const { id, secret } = await invite('leaves');
    const gone = await admin(`PATCH /v1/people/${id}`, { active: false, reason: 'moved away' });
    expect(gone.body).toMatchObject({ active: false, invited_until: null });
    expect((await setPassword(secret)).body).toMatchObject({ code: 'INVITE_UNKNOWN' });
    const reset = await admin(`POST /v1/people/${id}/invitations`, { reason: REASON });
    expect(reset.body).toMatchObject({ status: 409, code: 'PERSON_INACTIVE' });
    await admin(`PATCH /v1/people/${id}`, { active: true, reason: 'is back' });
    expect((await setPassword(secret)).body).toMatchObject({ code: 'INVITE_UNKNOWN' });
    const anew = await admin(`POST /v1/people/${id}/invitations`, { reason: 'is back' });
    expect((await setPassword(String(anew.body.invite_url).split('#')[1] ?? '')).status).toBe(200);
  });

  test('a reset takes the password and the sessions away', async () => {
    const { id, secret } = await invite('forgot');
    const cookie = cookieOf(await setPassword(secret));
    const reset = await admin(`POST /v1/people/${id}/invitations`, { reason: 'forgot it' });
    expect(reset.status).toBe(201);
    expect((await askAt(world, 'GET /v1/session', { cookie })).status).toBe(401);
    expect((await signIn('forgot')).body).toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect(await auditOf(id)).toContainEqual({
      action: 'staff.reset_password',
      actor: 'stf-he-an',
      facts: { reason: 'forgot it' },
    });
  });

  test('two admins who remove each other at the same time do not both succeed', async () => {
    const { id, secret } = await invite('second.admin', { role: 'admin' });
    await setPassword(secret);
    for (let round = 0; round < 5; round += 1) {
      const both = await Promise.all([
        admin(`PATCH /v1/people/${id}`, { active: false, reason: REASON }),
        admin('PATCH /v1/people/stf-he-an', { role: 'agent', reason: REASON }),
      ]);
      const statuses = both.map(({ status }) => status).toSorted((a, b) => a - b);
      expect(statuses).toEqual([200, 409]);
      expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'LAST_ADMIN' });
      const admins = await world.sql`SELECT id FROM principal WHERE role = 'admin' AND active AND kind = 'staff'`;
      expect(admins).toHaveLength(1);
      await world.sql`UPDATE principal SET role = 'admin', active = true WHERE id IN (${id}, 'stf-he-an')`;
      admin = await desk.as('stf-he-an');
    }
  });

  test('the last admin can neither leave nor become something else', async () => {
    await world.sql`UPDATE principal SET active = false WHERE role = 'admin' AND kind = 'staff' AND id <> 'stf-he-an'`;
    for (const change of [{ active: false }, { role: 'ops' }]) {
      const refused = await admin('PATCH /v1/people/stf-he-an', { ...change, reason: REASON });
      expect(refused.body).toMatchObject({ status: 409, code: 'LAST_ADMIN' });
    }
  });

  test('only an admin sees this, and no shop does', async () => {
    const ops = await desk.as('stf-ren-hao');
    expect((await ops('GET /v1/people')).body).toMatchObject({ status: 403, code: 'SCOPE_MISSING' });
    const unknown = await admin('PATCH /v1/people/prn_nobody', { role: 'ops', reason: REASON });
    expect(unknown.body).toMatchObject({ status: 404, code: 'PERSON_UNKNOWN' });
  });

  test('whoever may open the database lets the first admin in, and one who is shut out', async () => {
    const database = connectDatabase(world.config.DATABASE_URL, { max: 1, application: 'invite' });
    const boss = { login: 'boss', role: 'admin', nameEn: 'Boss', nameZh: '老板', language: 'zh-CN' } as const;
    const first = await setPassword(await invitePerson(database.db, boss));
    expect(first.body).toMatchObject({ role: 'admin', language: 'zh-CN', name: { 'zh-CN': '老板', en: 'Boss' } });
    await world.sql`UPDATE principal SET active = false WHERE id = ${String(first.body.id)}`;
    const again = await setPassword(await invitePerson(database.db, boss));
    expect(again.body).toMatchObject({ id: first.body.id, role: 'admin' });
    await database.close();
    expect(await auditOf(String(first.body.id))).toContainEqual({
      action: 'staff.invite',
      actor: 'system',
      facts: { login: 'boss', role: 'admin', by: 'command line' },
    });
  });
});
