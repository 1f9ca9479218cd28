import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../db/queries/new-id.ts';
import { expectAccessible } from './support/axe.ts';
import { describePages, type Stage, startStage } from './support/stage.ts';
import { expectOneLanguage } from './support/words.ts';

const SUPERVISOR = 'stf-zhou-yining';
const AGENT = 'stf-lin-xiaohe';

describePages('the desk, where a second person decides', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await startStage({ subject: 'desk-page' });
    await ask('LOST-1', { isLost: true });
    await ask('LATE-2');
    await ask('LATE-3');
  });
  afterAll(() => stage.close());

  /** An agent wants to give back the whole price. */
  const ask = async (reference: string, { isLost = false } = {}): Promise<string> => {
    const { shop, sql } = stage.world;
    const placed = await shop.placeHeld();
    await shop.pay(placed);
    await shop.until(placed.id, 'fulfilling');
    await sql`UPDATE "order" SET reference = ${reference} WHERE id = ${placed.id}`;
    const trouble = `esc_${newId('ord').slice(4)}`;
    if (isLost)
      await sql`INSERT INTO escalation (id, order_id, n, kind, detail, tier, deadline_at)
        VALUES (${trouble}, ${placed.id}, 1, 'lost', 'planted', 'supervisor', now() + interval '10 minutes')`;
    const wish = {
      kind: 'refund',
      amount: placed.total,
      reason: '1 / 2 / 3',
      ...(isLost ? { escalation_id: trouble } : {}),
    };
    const answer = await shop.propose(placed.id, wish);
    expect(answer.body.state, answer.text).toBe('awaiting_approval');
    await sql`UPDATE action SET actor_id = ${AGENT} WHERE id = ${String(answer.body.id)}`;
    return String(answer.body.id);
  };

  const stateOf = async (reference: string): Promise<unknown> => {
    const [row] = await stage.world.sql`SELECT a.state, p.reason, p.principal_id FROM action a
      JOIN "order" o ON o.id = a.order_id LEFT JOIN approval p ON p.action_id = a.id WHERE o.reference = ${reference}`;
    return row;
  };

  test.each([
    { language: 'en', scheme: 'light' },
    { language: 'zh-CN', scheme: 'dark' },
  ] as const)('the desk speaks one language and keeps nobody out: $language, $scheme', async (choices) => {
    const { page, leave } = await stage.visit({ as: SUPERVISOR, at: '/desk', ...choices });
    await page.getByRole('article').nth(2).waitFor();
    await page.keyboard.press('a');
    await page.locator('form button[type=submit]').waitFor();
    await expectOneLanguage(page);
    await expectAccessible(page);
    await leave();
  });

  test('a card says who asks, which rule stopped it, what was given before, and what comes by itself', async () => {
    const { page, leave } = await stage.visit({ as: SUPERVISOR, at: '/desk' });
    const first = page.getByRole('article').first();
    await first.getByRole('heading', { name: /^Refund ¥/ }).waitFor();
    for (const said of ['Lin Xiaohe', /alone may give at most ¥[\d.]+ per order: this is ¥[\d.]+ beyond it/, 'LOST-1'])
      await first.getByText(said).first().waitFor();
    await first.getByText('The parcel’s price is refunded by itself').waitFor();
    await first.getByText('Waiting for a picker').waitFor();
    await leave();
  });

  test('a decision is two clicks, and it is kept with its reason and whose it is', async () => {
    const { page, countActs, leave } = await stage.visit({ as: SUPERVISOR, at: '/desk' });
    const card = page.getByRole('article', { name: /LATE-2/ });
    await card.waitFor();
    await countActs();
    await card.getByRole('button', { name: 'Approve' }).click();
    await card.getByRole('button', { name: /^Approve Refund ¥/ }).click();
    await card.waitFor({ state: 'detached' });
    expect(await countActs()).toBe(2);
    await page.getByText(/^Approved: Refund ¥.* for LATE-2$/).waitFor();
    expect(await stateOf('LATE-2')).toMatchObject({ reason: 'It fits the case', principal_id: SUPERVISOR });
    await leave();
  });

  test('keys alone do it too: step to the card, open, decide; a refusal wants its reason', async () => {
    const { page, leave } = await stage.visit({ as: SUPERVISOR, at: '/desk' });
    await page.getByRole('article').nth(1).waitFor();
    await page.locator('[data-connection=live]').waitFor();
    await ask('KEYS-4', { isLost: true });
    await page.getByRole('button', { name: /^1 new/ }).waitFor();
    await page.keyboard.press('n');
    const card = page.getByRole('article', { name: /KEYS-4/ });
    await card.waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.keyboard.press('Control+Enter');
    await card.waitFor({ state: 'detached' });
    expect(await stateOf('KEYS-4')).toMatchObject({ principal_id: SUPERVISOR });
    await page
      .getByRole('article', { name: /LATE-3/ })
      .getByRole('button', { name: 'Refuse' })
      .click();
    expect(await page.getByRole('button', { name: /^Refuse Refund/ }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await leave();
  });

  test('less than was asked is a refusal that names what one would agree to', async () => {
    const { page, leave } = await stage.visit({ as: SUPERVISOR, at: '/desk' });
    const card = page.getByRole('article', { name: /LATE-3/ });
    await card.getByRole('button', { name: 'Reduce' }).click();
    await card.getByLabel(/^At most/).fill('1000000');
    await card.getByText('More than nothing and less than what was asked').waitFor();
    await card.getByLabel(/^At most/).fill('12.50');
    await card.getByText('Was made good before').click();
    await card.getByRole('button', { name: 'Refuse and propose ¥12.50' }).click();
    await card.waitFor({ state: 'detached' });
    expect(await stateOf('LATE-3')).toMatchObject({ state: 'refused', reason: 'At most ¥12.50: Was made good before' });
    await leave();
  });

  test('whoever asked reads the card and who decides, but decides nothing', async () => {
    const { page, leave } = await stage.visit({ as: AGENT, at: '/desk' });
    const card = page.getByRole('article', { name: /LOST-1/ });
    await card.getByText('You asked for this, so somebody else must decide: Supervisor.').waitFor();
    expect(await card.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    await leave();
  });

  test('what has lost its purpose leaves by itself, and an empty desk says what comes here', async () => {
    const { page, leave } = await stage.visit({ as: SUPERVISOR, at: '/desk' });
    await page.getByRole('article', { name: /LOST-1/ }).waitFor();
    await page.locator('[data-connection=live]').waitFor();
    const [action] = await stage.world.sql`SELECT id FROM action WHERE state = 'awaiting_approval'`;
    const answer = await stage.world.shop.call('POST', `/v1/actions/${String(action?.id)}/approvals`, {
      key: 'supervisor',
      body: { decision: 'refuse', reason: 'elsewhere' },
    });
    expect(answer.status, answer.text).toBe(200);
    await page.getByText('Nothing waits for a decision').waitFor();
    await page.getByRole('link', { name: 'Show parcels by problem' }).click();
    await page.waitForURL(/\/delivery$/);
    await leave();
  });
});
