import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectDatabase } from '../../db/client.ts';
import { writeStaff } from '../../scripts/seed/staff.ts';
import { createWorld } from '../../world/world.ts';
import { startWorld, type World } from '../support/world.ts';

const PASSWORD = 'correct horse battery staple';
const own = { 'sec-fetch-site': 'same-origin' };

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

describe('a person of the staff signs in', () => {
  let world: World;
  let demo: World;

  beforeAll(async () => {
    [world, demo] = await Promise.all([
      startWorld({ subject: 'session', withWorker: false }),
      startWorld({ subject: 'session-demo', withWorker: false, settings: { DEMO: 'true' } }),
    ]);
    for (const { config } of [world, demo]) {
      const database = connectDatabase(config.DATABASE_URL, { max: 1, application: 'staff' });
      await writeStaff(database.db, createWorld(1).staff);
      await database.close();
    }
  });
  afterAll(async () => {
    await Promise.all([world.close(), demo.close()]);
  });

  type Ask = { readonly body?: object; readonly cookie?: string; readonly headers?: Record<string, string> };

  const ask = (at: World, route: string, { body, cookie, headers = own }: Ask = {}) => {
    const [method = 'GET', url = ''] = route.split(' ');
    return at.app.inject({
      method: method as 'GET',
      url,
      headers: { ...headers, ...(cookie === undefined ? {} : { cookie }) },
      ...(body === undefined ? {} : { payload: body }),
    });
  };

  const cookieOf = (answer: { headers: Record<string, unknown> }): string =>
    String(answer.headers['set-cookie']).split(';')[0] ?? '';

  const invite = async (login: string, secret: string, minutes = 60): Promise<void> => {
    await world.sql`UPDATE staff SET invite_hash = ${hashOf(secret)},
      invite_until = now() + ${minutes} * interval '1 minute' WHERE login = ${login}`;
  };

  const signIn = (login: string, password: string) => ask(world, 'POST /v1/session', { body: { login, password } });

  const setPassword = (secret: string, password = PASSWORD) =>
    ask(world, 'POST /v1/session/password', { body: { invite: secret, password } });

  test('an invitation becomes a password once, and the password a session that a role bounds', async () => {
    const secret = 'i'.repeat(43);
    await invite('lin.xiaohe', secret);
    const weak = await setPassword(secret, 'lin.xiaohe');
    expect(weak.json()).toMatchObject({ code: 'PASSWORD_WEAK', errors: [{ facts: { flaw: 'too_short' } }] });
    const taken = await setPassword(secret);
    expect(taken.statusCode, taken.body).toBe(200);
    expect((await setPassword(secret)).json()).toMatchObject({ status: 404, code: 'INVITE_UNKNOWN' });

    const entered = await signIn('Lin.Xiaohe', PASSWORD);
    expect(entered.json()).toMatchObject({ role: 'agent', name: { 'zh-CN': '林晓禾', en: 'Lin Xiaohe' }, demo: false });
    expect(String(entered.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Strict/);
    const cookie = cookieOf(entered);
    expect((await ask(world, 'GET /v1/orders', { cookie })).statusCode).toBe(200);
    const beyond = await ask(world, 'GET /v1/events', { cookie });
    expect(beyond.json()).toMatchObject({ status: 403, code: 'SCOPE_MISSING' });
  });

  test('an invitation that has ended opens nothing', async () => {
    await invite('su.mi', 'e'.repeat(43), -1);
    expect((await setPassword('e'.repeat(43))).json()).toMatchObject({ code: 'INVITE_UNKNOWN' });
  });

  test('a wrong password and an unknown login are told alike, and five of either lock it', async () => {
    for (const login of ['ren.hao', 'nobody.here']) {
      expect((await signIn(login, 'not it')).json()).toMatchObject({ status: 401, code: 'SIGN_IN_FAILED' });
      for (let n = 2; n <= 5; n += 1) await signIn(login, 'not it');
      const locked = await signIn(login, 'not it');
      expect(locked.json()).toMatchObject({ status: 429, code: 'SIGN_IN_LOCKED' });
      expect(Number(locked.headers['retry-after'])).toBeGreaterThan(50);
    }
    await world.sql`UPDATE sign_in_failure SET locked_until = now() WHERE login = 'ren.hao'`;
    expect((await signIn('ren.hao', 'not it')).json()).toMatchObject({ code: 'SIGN_IN_FAILED' });
  });

  test('a page of another site can neither sign in nor use the cookie to write, but links to us still open', async () => {
    await invite('he.an', 'h'.repeat(43));
    const cookie = cookieOf(await setPassword('h'.repeat(43)));
    const host = 'packhorse.example';
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://elsewhere.example', host },
      { origin: 'null', host },
      { host },
    ]) {
      const write = await ask(world, 'PATCH /v1/session', { cookie, body: { language: 'en' }, headers });
      expect(write.json()).toMatchObject({ status: 403, code: 'CROSS_SITE' });
      const act = await ask(world, 'POST /v1/webhook-endpoints', {
        cookie,
        body: { url: 'http://127.0.0.1:9' },
        headers,
      });
      expect(act.json()).toMatchObject({ status: 403, code: 'CROSS_SITE' });
      expect((await ask(world, 'GET /v1/orders', { cookie, headers })).statusCode).toBe(200);
    }
    const older = { origin: `https://${host}`, host };
    const changed = await ask(world, 'PATCH /v1/session', { cookie, body: { language: 'en' }, headers: older });
    expect(changed.json()).toMatchObject({ language: 'en' });
  });

  test('a session ends by signing out, by time, by being left alone, and when its person leaves', async () => {
    const open = async (): Promise<string> =>
      cookieOf(await ask(demo, 'POST /v1/session/continue', { body: { principal_id: 'stf-ren-hao' } }));
    const isOpen = async (cookie: string): Promise<boolean> =>
      (await ask(demo, 'GET /v1/session', { cookie })).statusCode === 200;
    const kept = (cookie: string): string => hashOf(cookie.split('=')[1] ?? '');
    const [one, two, three, four] = [await open(), await open(), await open(), await open()];
    expect(await isOpen(one)).toBe(true);
    await ask(demo, 'DELETE /v1/session', { cookie: one });
    await demo.sql`UPDATE session SET expires_at = now() WHERE hash = ${kept(two)}`;
    await demo.sql`UPDATE session SET seen_at = now() - interval '5 hours' WHERE hash = ${kept(three)}`;
    const seen = [await isOpen(one), await isOpen(two), await isOpen(three), await isOpen(four)];
    expect(seen).toEqual([false, false, false, true]);
    await demo.sql`UPDATE principal SET active = false WHERE id = 'stf-ren-hao'`;
    expect(await isOpen(four)).toBe(false);
    const refused = await ask(demo, 'GET /v1/orders', { cookie: four });
    expect(refused.json()).toMatchObject({ status: 401, code: 'SESSION_MISSING' });
  });

  test('taking the place of somebody is for the demo alone', async () => {
    const tiles = (await ask(demo, 'GET /v1/session/door')).json() as { demo: boolean; tiles: { role: string }[] };
    expect(tiles.demo).toBe(true);
    expect(new Set(tiles.tiles.map(({ role }) => role)).size).toBeGreaterThanOrEqual(8);
    expect((await ask(world, 'GET /v1/session/door')).json()).toEqual({ demo: false, tiles: [] });
    const tried = await ask(world, 'POST /v1/session/continue', { body: { principal_id: 'stf-he-an' } });
    expect(tried.json()).toMatchObject({ status: 401, code: 'SIGN_IN_FAILED' });
  });

  test('who came in stands in the audit log, and of the password only its argon2id', async () => {
    const rows = await world.sql`SELECT action, actor FROM audit_log WHERE action LIKE 'session.%'`;
    expect(rows).toContainEqual({ action: 'session.start', actor: 'stf-lin-xiaohe' });
    const [row] = await world.sql`SELECT password_hash FROM staff WHERE login = 'lin.xiaohe'`;
    expect(String(row?.password_hash)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});
