import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { describePages, type Stage, startStage } from './support/stage.ts';
import { expectOneLanguage } from './support/words.ts';

const OPS = 'stf-ren-hao';

describePages('one thing for many orders', () => {
  let stage: Stage;
  const paid: string[] = [];

  beforeAll(async () => {
    stage = await startStage({ subject: 'bulk-pages' });
    const { shop, sql } = stage.world;
    for (let n = 1; n <= 3; n += 1) {
      const order = await shop.placeHeld();
      await shop.pay(order);
      await shop.until(order.id, 'fulfilling');
      await sql`UPDATE shipment SET carrier = 'stonebridge' WHERE order_id = ${order.id}`;
      paid.push(order.id);
    }
    await shop.placeHeld();
  });
  afterAll(() => stage.close());

  test('all orders of a broken carrier move to another in six clicks, seen in advance', async () => {
    const { page, countActs, leave } = await stage.visit({ as: OPS, at: '/orders' });
    await page.getByRole('row').nth(4).waitFor();
    await countActs();
    await page.getByRole('link', { name: 'For all of these…' }).click();
    await page.getByText('Other carrier').click();
    await page.getByRole('group', { name: 'Away from' }).getByText('Stonebridge').click();
    await page.getByText('Touches 3 orders').waitFor();
    await page.getByText('The carrier is down').click();
    await page.getByRole('button', { name: /^Start for 3/ }).click();
    await page.waitForURL(/\/orders\/bulk\/blk_/);
    expect(await countActs()).toBeLessThanOrEqual(6);
    await page.getByText('Finished').waitFor();
    await page.getByText('3 / 3').waitFor();
    const carriers = await stage.world.sql`SELECT DISTINCT carrier FROM shipment WHERE order_id = ANY(${paid})`;
    expect(carriers.map(({ carrier }) => String(carrier))).toEqual(['egret']);
    await leave();
  });

  test('who is left out is told with the reason, before anything is done', async () => {
    const { page, leave } = await stage.visit({ as: OPS, at: '/orders/bulk/new?kind=release' });
    await page.getByText(/^Leaves out 4/).waitFor();
    expect(await page.getByRole('button', { name: /^Start for/ }).isDisabled()).toBe(true);
    await leave();
  });

  test('marked orders are held, each with its result', async () => {
    const { page, leave } = await stage.visit({ as: OPS, at: '/orders' });
    await page.getByRole('row').nth(4).waitFor();
    for (const id of paid.slice(0, 2)) await page.getByRole('checkbox', { name: `Mark row ${id}` }).click();
    await page.getByRole('link', { name: 'For 2 marked…' }).click();
    await page.getByText('Hold', { exact: true }).click();
    await page
      .getByText(/^Touches|^Leaves/)
      .first()
      .waitFor();
    await leave();
  });

  test.each([
    { language: 'en', scheme: 'light' },
    { language: 'zh-CN', scheme: 'dark' },
  ] as const)('its pages speak one language and keep nobody out: $language, $scheme', async (choices) => {
    const at = '/orders/bulk/new?kind=other_carrier&leave=stonebridge';
    const { page, leave } = await stage.visit({ as: OPS, at, ...choices });
    await page.getByRole('heading', { level: 2 }).nth(1).waitFor();
    await expectOneLanguage(page);
    await expectAccessible(page);
    await page.goto('/orders/bulk');
    await page.getByRole('table').waitFor();
    await expectOneLanguage(page);
    await expectAccessible(page);
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('progressbar').waitFor();
    await expectOneLanguage(page);
    await expectAccessible(page);
    await leave();
  });
});
