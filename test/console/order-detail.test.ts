import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFloor } from '../support/floor.ts';
import type { Placed } from '../support/shop.ts';
import { expectAccessible } from './support/axe.ts';
import { describePages, type Stage, startStage } from './support/stage.ts';
import { expectOneLanguage } from './support/words.ts';

const AGENT = 'stf-lin-xiaohe';

describePages('what stands beside an order', () => {
  let stage: Stage;
  let paid: Placed;

  beforeAll(async () => {
    stage = await startStage({ subject: 'order-detail-page' });
    const { shop } = stage.world;
    paid = await shop.placeHeld();
    await shop.pay(paid);
    await shop.until(paid.id, 'fulfilling');
  });
  afterAll(() => stage.close());

  test('a note stands on the page for whoever opens it next, with its flag and its author', async () => {
    const { page, leave } = await stage.visit({ as: AGENT, at: `/orders/${paid.id}` });
    await page.getByLabel('A note for whoever opens this next').fill('promised a call on Friday');
    await page.getByText('Promised', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Add note' }).click();
    await page.getByRole('listitem').getByText('promised a call on Friday').first().waitFor();
    await leave();
    const colleague = await stage.visit({ as: 'stf-zhou-yining', at: `/orders/${paid.id}` });
    const note = colleague.page.getByRole('listitem').filter({ hasText: 'promised a call on Friday' });
    await note.locator('[data-tone=customer]').getByText('Promised').first().waitFor();
    await note.getByText('Lin Xiaohe').first().waitFor();
    await colleague.leave();
  });

  test('an agent copies a text for the customer in the customer’s language, whatever the agent’s own is', async () => {
    const { page, context, leave } = await stage.visit({ as: AGENT, at: `/orders/${paid.id}` });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const copy = page.getByRole('button', { name: 'Copy as text for the customer, in Chinese' });
    await copy.waitFor();
    const before = await copy.boundingBox();
    await copy.click();
    await page.getByRole('status').getByText('Copied').waitFor();
    expect(await copy.boundingBox()).toEqual(before);
    await expectAccessible(page);
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toMatch(/^您的订单 \S+：正在为您备货。\n/);
    expect(text).toMatch(/\n预计 .+ 前送达\n/);
    expect(text).toMatch(/\n查看订单：https?:\/\/\S+\/o\/\S+$/);
    await page.getByRole('button', { name: /Copy about the refund/ }).waitFor({ state: 'detached' });
    await leave();
  });

  test('the sum and the choice of the warehouse explain themselves when they are asked', async () => {
    const { page, leave } = await stage.visit({ as: AGENT, at: `/orders/${paid.id}` });
    await page.getByRole('button', { name: 'How it adds up' }).click();
    await page.getByRole('dialog', { name: 'How it adds up' }).getByText('Not given').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Why from there' }).click();
    await page
      .getByRole('dialog', { name: 'Why from there' })
      .getByText(/: chosen/)
      .first()
      .waitFor();
    await leave();
  });

  test('the messages are shown as the customer saw them', async () => {
    const { page, leave } = await stage.visit({ as: AGENT, at: `/orders/${paid.id}` });
    await page
      .getByText(/已收到订单/)
      .first()
      .waitFor();
    await page.getByRole('tab', { name: 'Documents' }).click();
    await page.getByText('Label of parcel 1').waitFor();
    await leave();
  });

  test.each(['en', 'zh-CN'] as const)(
    'what programs know of it stands among the raw things, in %s',
    async (language) => {
      const { page, leave } = await stage.visit({ as: AGENT, at: `/orders/${paid.id}?raw=webhooks`, language });
      await page.getByText('order.paid', { exact: true }).waitFor();
      await expectOneLanguage(page);
      await expectAccessible(page);
      await page.getByRole('tab', { name: language === 'en' ? 'Workflow' : '工作流' }).click();
      await page.getByText(`order-${paid.id}`).waitFor();
      await page.getByText(language === 'en' ? /^\d+ events$/ : /^\d+ 个事件$/).waitFor();
      await expectOneLanguage(page);
      await expectAccessible(page);
      await leave();
    },
  );

  test('the address is changed in four taps before the goods are packed, and afterwards it says why not', async () => {
    const { shop, sql } = stage.world;
    const { page, countActs, leave } = await stage.visit({ as: AGENT, at: `/orders/${paid.id}` });
    const open = page.getByRole('button', { name: 'Change the address' });
    await open.waitFor();
    await countActs();
    await open.click();
    await page.getByLabel('Street and number').fill('望舟路 88 号');
    await page.getByText(/收货地址已按您的要求修改/).waitFor();
    await page.getByText('Moved house', { exact: true }).click();
    await page.locator('form').getByRole('button', { name: 'Change the address' }).click();
    await page.getByText('Taken: Change the address').waitFor();
    expect(await countActs()).toBeLessThanOrEqual(4);
    const [row] = await sql`SELECT line1, region_code FROM order_contact WHERE order_id = ${paid.id}`;
    expect(row).toEqual({ line1: '望舟路 88 号', region_code: '330106' });
    const floor = createFloor(stage.world);
    const [task = ''] = await floor.tasksOf(paid.id);
    await floor.pack(task);
    await page.getByText('The address can no longer be changed: a parcel is packed.').waitFor();
    await shop.idle();
    await leave();
  });

  test('speaks one language', async () => {
    const { page, leave } = await stage.visit({ as: AGENT, at: `/orders/${paid.id}`, language: 'zh-CN' });
    await page.getByRole('button', { name: '金额如何得出' }).click();
    await page.getByRole('dialog', { name: '金额如何得出' }).getByText('未享受的优惠').waitFor();
    await expectOneLanguage(page);
    await leave();
  });
});
