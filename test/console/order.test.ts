import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFloor, type Floor } from '../support/floor.ts';
import type { Placed } from '../support/shop.ts';
import { expectAccessible } from './support/axe.ts';
import { describePages, type Stage, startStage } from './support/stage.ts';
import { expectOneLanguage } from './support/words.ts';

const AGENT = 'stf-lin-xiaohe';

describePages('the page of an order', () => {
  let stage: Stage;
  let floor: Floor;
  let paid: Placed;

  beforeAll(async () => {
    stage = await startStage({ subject: 'order-page' });
    floor = createFloor(stage.world);
    const { shop } = stage.world;
    paid = await shop.placeHeld();
    await shop.pay(paid);
    await shop.until(paid.id, 'fulfilling');
  });
  afterAll(() => stage.close());

  test.each([
    { language: 'en', scheme: 'light' },
    { language: 'zh-CN', scheme: 'dark' },
  ] as const)('the page of an order speaks one language and keeps nobody out: $language, $scheme', async (choices) => {
    const { page, leave } = await stage.visit({ as: AGENT, at: `/orders/${paid.id}`, ...choices });
    await page.locator('[data-sentence]').waitFor();
    await page.getByRole('heading', { level: 3 }).first().waitFor();
    await page
      .getByRole('button')
      .filter({ hasText: /Coupon|优惠券/ })
      .first()
      .waitFor();
    await expectOneLanguage(page);
    await expectAccessible(page);
    await leave();
  });

  test('says what it waits for, what happened in chapters, and what comes next', async () => {
    const { page, leave } = await stage.visit({ as: AGENT, at: `/orders/${paid.id}` });
    await page
      .locator('[data-sentence]')
      .getByText(/Waiting for a picker in warehouse/)
      .waitFor();
    const story = page.getByRole('region', { name: 'What happened' });
    for (const chapter of ['Order', 'Payment', 'Stock', /^Floor · Parcel 1/])
      await story.getByRole('heading', { name: chapter, exact: typeof chapter === 'string' }).waitFor();
    await story.getByText(/^A payment of ¥[\d.]+ by Yipay was begun\.$/).waitFor();
    await story.getByRole('list', { name: 'What comes next' }).getByText('Picking').waitFor();
    await story.getByText('Facts').first().click();
    await story
      .getByRole('link', { name: /In the Temporal UI/ })
      .first()
      .waitFor();
    await leave();
  });

  test('one line of the goods is refunded in four clicks, and its form says what changes and what is sent', async () => {
    const { page, countActs, leave } = await stage.visit({ as: AGENT, at: `/orders/${paid.id}` });
    await page
      .getByRole('button', { name: /^Refund: / })
      .first()
      .waitFor();
    await countActs();
    await page
      .getByRole('button', { name: /^Refund: / })
      .first()
      .click();
    await page.getByText('Given back to the customer').waitFor();
    await page.getByText(/Within your authority|Goes to/).waitFor();
    await page.getByText('Goodwill', { exact: true }).click();
    await page.getByRole('button', { name: /^Refund ¥/ }).click();
    await page.getByText(/^(Taken|Waits for approval): Refund/).waitFor();
    expect(await countActs()).toBeLessThanOrEqual(4);
    const rows = await stage.world.sql`SELECT kind, actor_id FROM action WHERE order_id = ${paid.id}`;
    expect(rows).toEqual([{ kind: 'refund', actor_id: AGENT }]);
    await leave();
  });

  test('it changes while somebody looks', async () => {
    const { shop } = stage.world;
    const order = await shop.placeHeld();
    const { page, leave } = await stage.visit({ as: AGENT, at: `/orders/${order.id}` });
    await page
      .locator('[data-sentence]')
      .getByText(/Waiting for payment/)
      .waitFor();
    await page.locator('[data-connection=live]').waitFor();
    await shop.pay(order);
    await page
      .locator('[data-sentence]')
      .getByText(/Waiting for a picker/)
      .waitFor();
    await floor.ship(order.id);
    await page.getByText('Handed over to the carrier.').first().waitFor();
    await leave();
  });

  test('what was typed survives a reload, and the open form is in the address', async () => {
    const { page, leave } = await stage.visit({ as: AGENT, at: `/orders/${paid.id}?act=coupon` });
    await page.getByLabel('More about it').fill('called twice');
    await page.reload();
    expect(await page.getByLabel('More about it').inputValue()).toBe('called twice');
    await leave();
  });
});
