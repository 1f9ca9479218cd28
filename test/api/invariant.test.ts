import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InvariantsView } from '../../contracts/invariant.ts';
import { connectDatabase, type DatabaseClient } from '../../db/client.ts';
import { createSealAudit } from '../../jobs/seal-audit.ts';
import { startWorld, type World } from '../support/world.ts';

describe('the page says that nothing was lost, and how it knows', () => {
  let world: World;
  let database: DatabaseClient;

  beforeAll(async () => {
    world = await startWorld({ subject: 'audit' });
    database = connectDatabase(world.config.DATABASE_URL, { max: 2, application: 'audit test' });
  });
  afterAll(async () => {
    await database.close();
    await world.close();
  });

  const read = async (): Promise<InvariantsView> =>
    (await world.shop.call('GET', '/v1/health/audit', { key: 'ops' })).body as InvariantsView;
  const look = async (): Promise<InvariantsView> =>
    (await world.shop.call('POST', '/v1/health/audit', { key: 'ops' })).body as InvariantsView;
  const finding = ({ findings }: InvariantsView, name: string) => findings.find((each) => each.name === name);

  const writeAudit = (...refs: readonly string[]) =>
    Promise.all(
      refs.map(
        (ref) => world.sql`INSERT INTO audit_log (id, actor, action, ref, facts)
          VALUES (${`aud_${ref}`}, 'system', 'test', ${ref}, '{"b": 1, "a": [2]}')`,
      ),
    );

  test('before the first look it says so', async () => {
    const { looked_at, findings } = await read();
    expect(looked_at).toBeNull();
    expect(findings.map(({ holds }) => holds)).toEqual(findings.map(() => null));
  });

  test('with an order on its way everything holds, and the numbers compared are shown', async () => {
    const placed = await world.shop.placeHeld();
    await world.shop.pay(placed);
    await world.shop.until(placed.id, 'fulfilling');
    await writeAudit('one', 'two');
    await createSealAudit({ db: database.db })();
    const audit = await look();
    expect(audit.findings.filter(({ holds }) => !holds)).toEqual([]);
    expect(finding(audit, 'payments_in_order')).toMatchObject({ checked: 1, broken: 0 });
    expect(finding(audit, 'waits_are_explained')).toMatchObject({ checked: 1, broken: 0 });
    expect(finding(audit, 'audit_chain')?.checked).toBeGreaterThanOrEqual(2);
    expect(finding(audit, 'on_hand_explained')?.checked).toBeGreaterThan(100);
    expect(await read()).toEqual(audit);
  });

  test('goods that no movement explains are found, named, and known since when', async () => {
    const before = await look();
    await world.sql`UPDATE stock SET on_hand = on_hand + 1 WHERE sku = 'TEA-LONGJING-100' AND warehouse = 'jx'`;
    const found = finding(await look(), 'on_hand_explained');
    expect(found).toMatchObject({ holds: false, broken: 1, sample: ['TEA-LONGJING-100 jx'] });
    expect(Date.parse(found?.since ?? '')).toBeGreaterThan(Date.parse(before.looked_at ?? ''));
    expect(finding(await look(), 'on_hand_explained')).toMatchObject({ holds: false, since: found?.since });
    await world.sql`UPDATE stock SET on_hand = on_hand - 1 WHERE sku = 'TEA-LONGJING-100' AND warehouse = 'jx'`;
    expect(finding(await look(), 'on_hand_explained')).toMatchObject({ holds: true, broken: 0, sample: [] });
  });

  test('an entry of the audit log that was changed breaks the chain, however long ago it was sealed', async () => {
    await world.sql`UPDATE audit_log SET actor = 'nobody' WHERE id = 'aud_one'`;
    const [changed] = await world.sql`SELECT n FROM audit_log WHERE id = 'aud_one'`;
    expect(finding(await look(), 'audit_chain')).toMatchObject({ holds: false, sample: [String(changed?.n)] });
    expect(finding(await look(), 'audit_chain')).toMatchObject({ holds: false });
    await world.sql`UPDATE audit_log SET actor = 'system' WHERE id = 'aud_one'`;
    expect(finding(await look(), 'audit_chain')).toMatchObject({ holds: true });
  });

  test('an order that nobody carries any more is found', async () => {
    await world.sql`UPDATE "order" SET needs_attention = 'run_missing'`;
    expect(finding(await look(), 'orders_are_carried')).toMatchObject({ holds: false, broken: 1 });
  });
});
