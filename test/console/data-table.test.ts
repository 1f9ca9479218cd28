import { afterAll, beforeAll, expect, test } from 'vitest';
import { describePages, type Stage, startStage } from './support/stage.ts';

describePages('a list at work', () => {
  let stage: Stage;
  const ids: string[] = [];
  beforeAll(async () => {
    stage = await startStage({ subject: 'list' });
    for (let n = 0; n < 3; n += 1) ids.unshift((await stage.world.shop.placeHeld()).id);
  });
  afterAll(() => stage.close());

  test('j and k step through it, and Enter opens the page of the row', async () => {
    const { page, leave } = await stage.visit({ as: 'stf-ren-hao', at: '/orders' });
    const rows = page.getByRole('table', { name: /orders/i }).locator('tbody tr');
    await rows.nth(2).waitFor();
    await page.keyboard.type('jjjk');
    expect(await rows.nth(1).getAttribute('data-cursor')).toBe('true');
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/orders/${ids[1]}`));
    await leave();
  });

  test('what is new waits until it is asked for, and the cursor stays on its row', async () => {
    const { page, leave } = await stage.visit({ as: 'stf-ren-hao', at: '/orders' });
    const rows = page.getByRole('table', { name: /orders/i }).locator('tbody tr');
    await rows.nth(2).waitFor();
    await page.keyboard.press('j');
    await stage.world.shop.placeHeld();
    await page.getByRole('button', { name: /1 new/ }).waitFor();
    expect(await rows.count()).toBe(3);
    expect(await rows.nth(0).getAttribute('data-cursor')).toBe('true');
    await page.keyboard.press('n');
    await expect.poll(() => rows.count()).toBe(4);
    expect(await rows.nth(1).getAttribute('data-cursor')).toBe('true');
    await leave();
  });
});
