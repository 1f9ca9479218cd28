import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { describePages, type Stage, startStage } from './support/stage.ts';
import { expectOneLanguage } from './support/words.ts';

const AGENT = 'stf-lin-xiaohe';

describePages('an order that is placed for somebody on the telephone', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage({ subject: 'place-page' });
  });
  afterAll(() => stage.close());

  const choose = async (page: Page, field: string, option: string | RegExp): Promise<void> => {
    await page
      .getByRole('combobox', { name: field })
      .or(page.getByRole('textbox', { name: field }))
      .click();
    await page.getByRole('option', { name: option }).first().click();
  };

  const fill = async (page: Page, name: string): Promise<void> => {
    await page.getByLabel('Add an article by title or code').fill('LONGJING');
    await page
      .getByRole('option', { name: /Longjing/ })
      .first()
      .click();
    await page.getByLabel('Telephone').fill('+86 199 0000 0533');
    await page.getByLabel('Name').fill(name);
    await choose(page, 'Province', 'Zhejiang');
    await choose(page, 'City', 'Hangzhou');
    await choose(page, 'District', /Xihu/);
    await page.getByLabel('Street and number').fill('Invented Road 18');
  };

  test.each([
    { language: 'en', scheme: 'light' },
    { language: 'zh-CN', scheme: 'dark' },
  ] as const)('its page speaks one language and keeps nobody out: $language, $scheme', async (choices) => {
    const { page, leave } = await stage.visit({ as: AGENT, at: '/orders/new', ...choices });
    await page.getByRole('heading', { level: 1 }).waitFor();
    const countries = choices.language === 'en' ? 'Country' : '国家';
    await expect
      .poll(() => page.getByLabel(countries).first().inputValue())
      .toBe({ en: 'China', 'zh-CN': '中国' }[choices.language]);
    await expectOneLanguage(page);
    await expectAccessible(page);
    await leave();
  });

  test('what it comes to stands beside it while one types, and it is placed once with what was quoted', async () => {
    const { page, leave } = await stage.visit({ as: AGENT, at: '/orders/new' });
    await page.getByText('Still to ask:').waitFor();
    await fill(page, 'Wei Caller');
    await page.getByText('Yipay').first().click();
    const total = page.getByText(/^Total/).locator('..');
    await expect.poll(() => total.innerText()).toMatch(/¥\d/);
    const quoted = (await total.innerText()).replace(/[^\d.]/g, '');
    await page.getByRole('button', { name: /^Place it/ }).click();
    await page.waitForURL(/\/orders\/ord_/);
    await page.getByText(/^Waiting for payment of ¥/).waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const [row] = await stage.world.sql`SELECT o.total_minor, c.name FROM "order" o
      JOIN order_contact c ON c.order_id = o.id WHERE o.id = ${id}`;
    expect([Number(row?.total_minor) / 100, row?.name]).toEqual([Number(quoted), 'Wei Caller']);
    await page.goto('/orders/new');
    expect(await page.getByLabel('Name').inputValue()).toBe('');
    await leave();
  });

  test('what was typed survives a reload, and a refusal says why beside it', async () => {
    const { page, leave } = await stage.visit({ as: AGENT, at: '/orders/new' });
    await fill(page, 'Wei Draft');
    await page.reload();
    await expect.poll(() => page.getByLabel('Name').inputValue()).toBe('Wei Draft');
    await page.getByLabel('Coupon codes').fill('NOSUCHCODE');
    await page
      .getByRole('alert')
      .or(page.getByText(/coupon/i))
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: /^Place it/ }).isDisabled()).toBe(true);
    await leave();
  });
});
