import { afterAll, beforeAll, expect, test } from 'vitest';
import { anOrder } from '../support/order.ts';
import { expectAccessible } from './support/axe.ts';
import { describePages, type Stage, startStage } from './support/stage.ts';
import { expectOneLanguage } from './support/words.ts';

const OPS = 'stf-ren-hao';

describePages('the list of orders', () => {
  let stage: Stage;
  let unpaid: string;
  let paid: string;

  beforeAll(async () => {
    stage = await startStage({ subject: 'order-list-page' });
    const { shop, sql } = stage.world;
    const [first, second] = [await shop.placeHeld(), await shop.placeHeld()];
    [unpaid, paid] = [first.id, second.id];
    await shop.pay(second);
    await shop.until(paid, 'fulfilling');
    await sql`UPDATE "order" SET reference = 'UNPAID-1' WHERE id = ${unpaid}`;
    await sql`UPDATE "order" SET reference = 'PAID-2' WHERE id = ${paid}`;
  });
  afterAll(() => stage.close());

  test.each([
    { language: 'en', scheme: 'light' },
    { language: 'zh-CN', scheme: 'dark' },
  ] as const)('the list of orders speaks one language and keeps nobody out: $language, $scheme', async (choices) => {
    const { page, leave } = await stage.visit({ as: OPS, at: '/orders?open=true', ...choices });
    await page.getByRole('row').nth(2).waitFor();
    await expectOneLanguage(page);
    await expectAccessible(page);
    await leave();
  });

  test('every row says why it is not further; who moves next has a colour, a sign and a word', async () => {
    const { page, leave } = await stage.visit({ as: OPS, at: '/orders' });
    const row = page.getByRole('row', { name: /UNPAID-1/ });
    await row.getByText(/Waiting for payment of ¥[\d.]+ by Yipay until/).waitFor();
    await row.locator('[data-tone=customer]').getByText('Placed').waitFor();
    await page
      .getByRole('row', { name: /PAID-2/ })
      .getByText(/Waiting for a picker in warehouse/)
      .waitFor();
    await leave();
  });

  test('filters are chips in the address, and a link shows a colleague the same', async () => {
    const { page, leave } = await stage.visit({ as: OPS, at: '/orders' });
    await page.getByRole('row', { name: /PAID-2/ }).waitFor();
    await page.keyboard.press('/');
    await page.getByRole('menuitem', { name: 'Stage' }).click();
    await page.getByRole('menuitem', { name: 'Placed', exact: true }).click();
    await page.getByRole('row', { name: /PAID-2/ }).waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /UNPAID-1/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('stage')).toBe('received');
    const colleague = await stage.visit({ as: 'stf-lin-xiaohe', at: page.url() });
    await colleague.page.getByRole('row', { name: /UNPAID-1/ }).waitFor();
    expect(await colleague.page.getByRole('row').count()).toBe(2);
    await colleague.leave();
    await page.getByRole('button', { name: 'Remove the filter Stage' }).click();
    await page.getByRole('row', { name: /PAID-2/ }).waitFor();
    expect(new URL(page.url()).search).toBe('');
    await leave();
  });

  test('views have counts, and one of our own is kept under its name', async () => {
    const { page, leave } = await stage.visit({ as: OPS, at: '/orders' });
    const views = page.getByRole('navigation', { name: 'Views' });
    await views.getByRole('button', { name: 'Unpaid 1' }).click();
    await page.getByRole('row', { name: /PAID-2/ }).waitFor({ state: 'detached' });
    await page.goto('/orders?stage=allocated&method=yipay');
    await page.getByRole('button', { name: 'Save view' }).click();
    await page.getByLabel('Name of the view').fill('Yipay to pick');
    await page.keyboard.press('Enter');
    await views.getByRole('button', { name: 'Yipay to pick 1' }).waitFor();
    await page.goto('/orders');
    await views.getByRole('button', { name: 'Yipay to pick 1' }).click();
    await page.getByRole('row', { name: /PAID-2/ }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    await page.getByRole('button', { name: 'Forget Yipay to pick' }).click();
    await views.getByText('Yipay to pick').waitFor({ state: 'detached' });
    await leave();
  });

  test('what is new waits on top until it is asked for, and what changes does so in its place', async () => {
    const { page, leave } = await stage.visit({ as: OPS, at: '/orders' });
    await page.getByRole('row', { name: /PAID-2/ }).waitFor();
    await page.locator('[data-connection=live]').waitFor();
    const { shop } = stage.world;
    const placed = await shop.place(anOrder());
    await page.getByRole('button', { name: /^1 new/ }).waitFor();
    expect(await page.getByRole('row').count()).toBe(3);
    await page.keyboard.press('n');
    await expect.poll(() => page.getByRole('row').count()).toBe(4);
    const answer = await shop.call('POST', `/v1/orders/${String(placed.body.id)}/cancel`, { body: {} });
    expect(answer.status, answer.text).toBe(202);
    await page.getByRole('row').nth(1).getByText('Cancelled').first().waitFor();
    await leave();
  });

  test('what was begun for one order goes with its panel, when it closes or shows another', async () => {
    const { page, leave } = await stage.visit({ as: 'stf-lin-xiaohe', at: '/orders' });
    const search = () => Object.fromEntries(new URL(page.url()).searchParams);
    const panel = page.getByRole('complementary', { name: 'Order beside the list' });
    await page.getByRole('row', { name: /UNPAID-1/ }).click();
    await panel.getByRole('button', { name: 'Cancel the order' }).click();
    await panel.getByText('What changes').waitFor();
    expect(search()).toEqual({ panel: unpaid, act: 'cancel_order' });
    await page.getByRole('row', { name: /PAID-2/ }).click();
    await expect.poll(search).toEqual({ panel: paid });
    await panel.getByRole('button', { name: 'Cancel the order' }).click();
    await panel.getByText('What changes').waitFor();
    await panel.getByRole('button', { name: 'Close' }).click();
    await panel.waitFor({ state: 'detached' });
    await expect.poll(search).toEqual({});
    await leave();
  });

  test.each(['en', 'zh-CN'] as const)('at a desk the whole row is in sight: %s', async (language) => {
    const { page, leave } = await stage.visit({ as: OPS, at: '/orders', language });
    await page.getByRole('row', { name: /PAID-2/ }).waitFor();
    const frame = page.getByRole('table').locator('..');
    expect(await frame.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    await leave();
  });

  test('nothing found says why, and leads back', async () => {
    const { page, leave } = await stage.visit({ as: OPS, at: '/orders?stage=handed_over' });
    await page.getByText('No order is like this').waitFor();
    await page.getByRole('button', { name: 'Show all orders' }).click();
    await page.getByRole('row', { name: /PAID-2/ }).waitFor();
    await leave();
  });

  test('why an order is late is one click from its number', async () => {
    const { page, countActs, leave } = await stage.visit({ as: OPS, at: '/orders' });
    await page.getByRole('row', { name: /PAID-2/ }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('textbox').fill('UNPAID-1');
    await countActs();
    const found = page.getByRole('dialog').getByRole('button', { name: /UNPAID-1/ });
    await found.getByText(/Waiting for payment/).waitFor();
    await found.click();
    await page.waitForURL(new RegExp(`/orders/${unpaid}$`));
    expect(await countActs()).toBe(1);
    await leave();
  });

  test('the table leaves as a file that holds what the filters hold', async () => {
    const { page, leave } = await stage.visit({ as: OPS, at: '/orders?stage=allocated' });
    await page.getByRole('row', { name: /PAID-2/ }).waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()]);
    expect(file.suggestedFilename()).toBe('orders.csv');
    await leave();
  });
});
