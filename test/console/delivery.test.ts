import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../db/queries/new-id.ts';
import { expectAccessible } from './support/axe.ts';
import { describePages, type Stage, startStage } from './support/stage.ts';
import { expectOneLanguage } from './support/words.ts';

const AGENT = 'stf-lin-xiaohe';

type Planted = { readonly kind: string; readonly tier: string; readonly minutes: number };

describePages('parcels by problem', () => {
  let stage: Stage;
  let lost: string;

  beforeAll(async () => {
    stage = await startStage({ subject: 'delivery-page' });
    await plant('DAMAGED-1', { kind: 'damaged', tier: 'agent', minutes: 90 });
    lost = await plant('LOST-2', { kind: 'lost', tier: 'supervisor', minutes: 5 });
    await plant('LOST-3', { kind: 'lost', tier: 'agent', minutes: -2 });
  });
  afterAll(() => stage.close());

  /** An order whose parcel is in trouble, with so many minutes left to whoever has it. */
  const plant = async (reference: string, { kind, tier, minutes }: Planted): Promise<string> => {
    const { shop, sql } = stage.world;
    const placed = await shop.placeHeld();
    await shop.pay(placed);
    await shop.until(placed.id, 'fulfilling');
    await sql`UPDATE "order" SET reference = ${reference} WHERE id = ${placed.id}`;
    const id = `esc_${newId('ord').slice(4)}`;
    await sql`INSERT INTO escalation (id, order_id, shipment_id, n, kind, detail, tier, deadline_at)
      SELECT ${id}, ${placed.id}, s.id, 1, ${kind}, 'planted', ${tier}, now() + ${minutes} * interval '1 minute'
      FROM shipment s WHERE s.order_id = ${placed.id} LIMIT 1`;
    return id;
  };

  test.each([
    { language: 'en', scheme: 'light' },
    { language: 'zh-CN', scheme: 'dark' },
  ] as const)('the list of problems speaks one language and keeps nobody out: $language, $scheme', async (choices) => {
    const { page, leave } = await stage.visit({ as: AGENT, at: `/delivery?panel=${lost}`, ...choices });
    await page.getByRole('row').nth(3).waitFor();
    await page.locator('aside [data-sentence]').waitFor();
    await expectOneLanguage(page);
    await expectAccessible(page);
    await leave();
  });

  test('the most urgent is on top, and each row says whose turn it is and what comes by itself', async () => {
    const { page, leave } = await stage.visit({ as: AGENT, at: '/delivery' });
    await page.getByRole('row').nth(3).waitFor();
    const rows = await page.getByRole('row').allInnerTexts();
    expect(rows.slice(1).map((row) => /[A-Z]+-\d/.exec(row)?.[0])).toEqual(['LOST-3', 'LOST-2', 'DAMAGED-1']);
    await page
      .getByRole('row', { name: /LOST-3/ })
      .locator('[data-tone=late]')
      .first()
      .waitFor();
    const row = page.getByRole('row', { name: /LOST-2/ });
    for (const said of ['Supervisor', 'the parcel is refunded', /left$/]) await row.getByText(said).first().waitFor();
    await leave();
  });

  test('kinds with their counts and whose turn it is narrow it, in the address', async () => {
    const { page, leave } = await stage.visit({ as: AGENT, at: '/delivery' });
    const kinds = page.getByRole('navigation', { name: 'Kinds of problem' });
    await kinds.getByRole('button', { name: 'Damaged 1' }).waitFor();
    await kinds.getByRole('button', { name: 'Lost 2' }).click();
    await page.getByRole('row', { name: /DAMAGED-1/ }).waitFor({ state: 'detached' });
    await page.getByText('Supervisor', { exact: true }).first().click();
    await page.getByRole('row', { name: /LOST-3/ }).waitFor({ state: 'detached' });
    const { searchParams } = new URL(page.url());
    expect([searchParams.get('kind'), searchParams.get('tier')]).toEqual(['lost', 'supervisor']);
    await page.goto('/delivery?kind=delayed');
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('row', { name: /DAMAGED-1/ }).waitFor();
    await leave();
  });

  test('a row opens beside the list with why the order is not further and what can be done', async () => {
    const { page, leave } = await stage.visit({ as: AGENT, at: '/delivery' });
    await page.getByRole('row', { name: /LOST-2/ }).click();
    const panel = page.getByRole('complementary', { name: 'Problem beside the list' });
    await panel.getByText(/Waiting for a picker/).waitFor();
    expect(new URL(page.url()).searchParams.get('panel')).toBe(lost);
    await panel.getByRole('button', { name: 'Send again' }).click();
    await panel.getByText('What changes').waitFor();
    expect(new URL(page.url()).searchParams.get('act')).toBe(`reship.${lost}`);
    await panel.getByRole('button', { name: 'Close' }).click();
    await panel.waitFor({ state: 'detached' });
    await expect.poll(() => new URL(page.url()).search).toBe('');
    await leave();
  });

  test('another deadline shows at once', async () => {
    const { page, leave } = await stage.visit({ as: AGENT, at: '/delivery' });
    const row = page.getByRole('row', { name: /LOST-2/ });
    await row.getByText(/min/).first().waitFor();
    await page.locator('[data-connection=live]').waitFor();
    const to = new Date(Date.now() + 150 * 60_000).toISOString();
    const answer = await stage.world.shop.call('POST', `/v1/escalations/${lost}/deadlines`, {
      key: 'ops',
      body: { to },
    });
    expect(answer.status, answer.text).toBe(202);
    await row.getByText(/^2 h \d+ min left$/).waitFor();
    await leave();
  });
});
