import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectDatabase } from '../../db/client.ts';
import { createSealAudit } from '../../jobs/seal-audit.ts';
import { openDesk, type Person } from '../support/desk.ts';
import { startWorld, type World } from '../support/world.ts';

type Entry = { readonly id: string; readonly n: number | null; readonly action: string };

describe('the audit log', () => {
  let world: World;
  let admin: Person;
  let ops: Person;
  let seal: () => Promise<void>;
  let end: () => Promise<void>;

  beforeAll(async () => {
    world = await startWorld({ subject: 'audit-log', withWorker: false, settings: { DEMO: 'true' } });
    const desk = await openDesk(world);
    admin = await desk.as('stf-he-an');
    ops = await desk.as('stf-ren-hao');
    const database = connectDatabase(world.config.DATABASE_URL, { max: 1, application: 'seals' });
    seal = createSealAudit({ db: database.db });
    end = database.close;
    for (const role of ['packer', 'picker', 'packer'])
      await admin('PATCH /v1/people/stf-a-liang', { role, reason: `now a ${role}` });
  });
  afterAll(async () => {
    await end();
    await world.close();
  });

  const read = async (query = ''): Promise<Entry[]> => (await ops(`GET /v1/audit-log${query}`)).body.data as Entry[];
  const verify = async () => (await ops('GET /v1/audit-log/verify')).body;

  test('is read newest first, page by page, with who it was', async () => {
    const whole = await read('?limit=200');
    expect(whole[0]).toMatchObject({
      action: 'staff.change_role',
      actor: { id: 'stf-he-an', kind: 'staff', name: { 'zh-CN': '何安', en: 'He An' } },
      ref: 'stf-a-liang',
      facts: { from: 'picker', to: 'packer', reason: 'now a packer' },
    });
    const pages: Entry[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await ops(`GET /v1/audit-log?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      pages.push(...(page.body.data as Entry[]));
      cursor = page.body.next_cursor as string | null;
    }
    expect(pages).toEqual(whole);
  });

  test('is asked by person, by deed, by thing and by time', async () => {
    const actions = async (query: string) => (await read(query)).map(({ action }) => action);
    expect(new Set(await actions('?action=staff'))).toEqual(new Set(['staff.change_role']));
    expect(await actions('?action=session.demo&actor=stf-ren-hao')).toEqual(['session.demo']);
    expect(await actions('?ref=stf-a-liang')).toHaveLength(3);
    expect(await actions('?to=2020-01-01T00:00:00Z')).toEqual([]);
    expect(await actions('?from=2020-01-01T00:00:00Z&action=staff.change_role')).toHaveLength(3);
    expect((await ops('GET /v1/audit-log?action=Staff%25')).status).toBe(400);
    expect((await ops(`GET /v1/audit-log?cursor=aud_${'0'.repeat(26)}`)).status).toBe(400);
  });

  test('holds as it was written, and a changed, a missing and a replaced entry are found', async () => {
    const before = await verify();
    expect(before).toMatchObject({ ok: true, verified_to: 0, broken: null });
    expect(before.unsealed).toBeGreaterThan(4);
    await seal();
    const whole = await verify();
    expect(whole).toMatchObject({ ok: true, verified_to: before.unsealed, unsealed: 0, broken: null });
    const { sql } = world;
    const [entry] = await sql`SELECT id, facts FROM audit_log WHERE n = 3`;
    await sql`UPDATE audit_log SET facts = facts || '{"reason": "another"}' WHERE n = 3`;
    expect(await verify()).toMatchObject({
      ok: false,
      verified_to: 2,
      broken: { n: 3, id: entry?.id, why: 'content' },
    });
    await sql`UPDATE audit_log SET facts = ${sql.json(entry?.facts as Record<string, string>)} WHERE n = 3`;
    expect(await verify()).toMatchObject({ ok: true });
    const [moved] = await sql`SELECT prev FROM audit_log WHERE n = 4`;
    await sql`UPDATE audit_log SET prev = ${'f'.repeat(64)} WHERE n = 4`;
    expect(await verify()).toMatchObject({ broken: { n: 4, why: 'link' } });
    await sql`UPDATE audit_log SET prev = ${String(moved?.prev)} WHERE n = 4`;
    await sql`DELETE FROM audit_log WHERE n = 2`;
    expect(await verify()).toMatchObject({ ok: false, verified_to: 1, broken: { n: 3, why: 'gap' } });
  });
});
