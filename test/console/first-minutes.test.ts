import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Demo, startDemo } from './support/demo.ts';
import { describePages, launchBrowser } from './support/stage.ts';
import { openVisit, type Visit } from './support/visit.ts';

/** Things happen at the demo's pace, on a machine that does other things as well. */
const PATIENCE = { timeout: 240_000 };

describePages('the first five minutes', () => {
  let browser: Browser;
  let demo: Demo;
  let visit: Visit;
  beforeAll(async () => {
    [browser, demo] = await Promise.all([launchBrowser(), startDemo()]);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });

  const at = (name: string, path = ''): string => `${demo.addresses[name]}${path}`;
  const isDone = (page: Page, task: string) => page.locator(`[data-task=${task}][data-done=true]`).waitFor(PATIENCE);
  const takeTile = async (page: Page, name: RegExp): Promise<void> => {
    await page.getByRole('button', { name }).click();
    await page.getByRole('banner').getByRole('button', { name }).waitFor();
  };
  const becomeAnother = async (page: Page, me: RegExp, other: RegExp): Promise<void> => {
    await page.getByRole('banner').getByRole('button', { name: me }).click();
    await page.getByRole('menuitem', { name: 'Continue as somebody else' }).click();
    await takeTile(page, other);
  };

  /** An order may go on before it is opened; then there is a next one, for the carrier stays slow. */
  const openStuckOrder = async (page: Page): Promise<void> => {
    for (;;) {
      const cause = page.getByRole('row', { name: /Stonebridge answers slowly/ });
      await cause.waitFor(PATIENCE);
      await cause.getByRole('link', { name: /^Show/ }).click();
      await page.waitForURL(/\/orders\?/);
      const row = page.getByRole('row').nth(1);
      const isThere = await row.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => false,
      );
      if (isThere) {
        await row.click();
        return page.keyboard.press('Enter');
      }
      await page.getByRole('link', { name: 'Today' }).click();
    }
  };

  test('a tile lets operations in, where a cause turns red by itself: its order says why, and leads to its workflow', async () => {
    visit = await openVisit(browser, at('Console'), {});
    const { page, context } = visit;
    await takeTile(page, /Ren Hao/);
    await page.getByRole('complementary', { name: 'The first five minutes' }).getByText('0 of 7').waitFor();
    await openStuckOrder(page);
    await page.waitForURL(/\/orders\/ord_/);
    const id = new URL(page.url()).pathname.split('/').at(-1);
    await page
      .getByText(/^(?:Waiting|Booked|Labelled|Packed|Stonebridge)/)
      .first()
      .waitFor();
    const link = page.getByRole('link', { name: 'Open in the Temporal UI' });
    const temporal = await context.newPage();
    await temporal.goto((await link.getAttribute('href')) ?? '');
    await temporal.getByText(`order-${id}`).first().waitFor();
    await temporal.close();
    await page.getByRole('link', { name: 'Today' }).click();
    await isDone(page, 'cause');
    await isDone(page, 'sentence');
  }, 300_000);

  test('a customer buys the limited pony and pays in the wallet, while the order moves on the other screen', async () => {
    const { page, context } = visit;
    const shop = await context.newPage();
    await shop.goto(at('Shop'));
    await shop
      .getByRole('link', { name: /Clay pony/ })
      .first()
      .click();
    await shop.getByRole('button', { name: 'Add to basket' }).click();
    await shop.getByRole('link', { name: 'Check out' }).click();
    await shop.getByRole('button', { name: 'Order and pay' }).click();
    await shop.getByText('Waiting for payment').waitFor();
    const id = /ord_\w+/.exec(await shop.locator('body').innerText())?.[0] ?? '';
    await page.goto(`/orders/${id}`);
    await page.getByText(/^Waiting for payment of ¥/).waitFor();
    await shop.getByRole('button', { name: /^Pay ¥/ }).click();
    await page.getByText('Paid.').waitFor(PATIENCE);
    await page.getByText(/reserved in/).waitFor();
    await page.getByText(/^Waiting for payment of ¥/).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Today' }).click();
    await isDone(page, 'buy');
    await isDone(page, 'pay');
    await shop.close();
  }, 300_000);

  test('a lost parcel was left to an agent: a coupon goes to the supervisor, the goods go again, and the customer sees both', async () => {
    const { page, context, countActs } = visit;
    await becomeAnother(page, /Ren Hao/, /Lin Xiaohe/);
    await page.getByRole('link', { name: 'Delivery' }).click();
    await page.getByRole('row', { name: /^Lost/ }).first().click(PATIENCE);
    await page.getByRole('link', { name: 'Open the order' }).click();
    await page.waitForURL(/\/orders\/ord_/);
    const address = page.url();
    const reference = (await page.getByRole('heading', { level: 1 }).innerText()).replace('Order ', '');
    const customer = await context.newPage();
    await customer.goto(
      (await page.getByRole('link', { name: 'See what the customer sees' }).getAttribute('href')) ?? '',
    );
    expect(await customer.getByRole('heading', { name: /包裹 2|Parcel 2/ }).count()).toBe(0);

    await page.getByRole('button', { name: 'Coupon', exact: true }).first().click();
    const form = page.locator('form').filter({ hasText: 'What changes' });
    await form.getByLabel('Amount').fill('60');
    await page.getByText('Goes to Supervisor for approval').waitFor();
    await form.getByText('Goodwill', { exact: true }).click();
    await form.getByRole('button', { name: /^Coupon ¥60/ }).click();
    await page.getByText('Waits for approval: Coupon').waitFor();

    await becomeAnother(page, /Lin Xiaohe/, /Zhou Yining/);
    await page.getByRole('link', { name: 'Desk' }).click();
    const card = page.getByRole('article', { name: new RegExp(reference) });
    await card.waitFor();
    await countActs();
    await card.getByRole('button', { name: 'Approve' }).click();
    await card.getByRole('button', { name: /^Approve Coupon/ }).click();
    expect(await countActs()).toBe(2);
    await page.getByText(/^Approved: Coupon/).waitFor();
    const phone = await context.newPage();
    await phone.goto(at('Messages'));
    await phone.getByRole('link', { name: /0908/ }).click();
    await expect
      .poll(async () => (await phone.reload(), phone.locator('body').innerText()), PATIENCE)
      .toMatch(/¥60\.00/);

    await page.goto(address);
    await page.getByRole('button', { name: 'Send again' }).first().click();
    await form.getByText('Parcel 2').waitFor();
    await form.getByText('Lost', { exact: true }).click();
    await form.getByRole('button', { name: /^Send again/ }).click();
    await customer
      .getByText(/包裹 2|Parcel 2/)
      .first()
      .waitFor(PATIENCE);
    await page.getByRole('link', { name: 'Today' }).click();
    await isDone(page, 'propose');
    await isDone(page, 'approve');
  }, 420_000);

  test('a worker’s plug is pulled: it is back at once, orders go on, and the page shows how it knows that nothing was lost', async () => {
    const { page, leave } = visit;
    await becomeAnother(page, /Zhou Yining/, /Ren Hao/);
    await page.getByRole('link', { name: 'Today' }).click();
    const worker = page.locator('[data-process=worker-order]');
    await worker.getByRole('button', { name: 'Kill' }).click();
    await worker.getByText('died once').waitFor(PATIENCE);
    await worker.getByText('Running').waitFor(PATIENCE);
    await page.getByRole('button', { name: 'Look now' }).click();
    await page.getByText(/All \d+ rules hold/).waitFor();
    await page.getByRole('button', { name: 'How it is known' }).click();
    await page.getByText(/Every unit on a shelf is explained by its movements/).waitFor();
    await isDone(page, 'kill');
    await page.getByRole('complementary', { name: 'The first five minutes' }).getByText('7 of 7').waitFor();
    await leave();
  }, 300_000);
});
