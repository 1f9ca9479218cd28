import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { describePages, type Stage, startStage } from './support/stage.ts';
import { expectOneLanguage } from './support/words.ts';

const OPS = 'stf-ren-hao';

const manifest = JSON.parse(readFileSync(join(inject('consoleFolder'), '.vite', 'manifest.json'), 'utf8')) as Record<
  string,
  { readonly file: string }
>;

/** The parts of the catalogues that a page has fetched so far: `en/today`. */
const wordsOn = async (page: Page): Promise<string[]> => {
  const urls = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  return Object.entries(manifest)
    .filter(([, { file }]) => urls.some((url) => url.endsWith(`/${file}`)))
    .flatMap(([name]) => /^i18n\/(.+\/.+)\.ts$/.exec(name)?.[1] ?? [])
    .toSorted();
};

/** What the list of orders is fetched with. */
const FIRST_WORDS = ['code', 'guide', 'keys', 'order', 'order-list', 'piece', 'problem', 'shell'];

describePages('the shell', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage({ subject: 'shell' });
  });
  afterAll(() => stage.close());

  test.each([
    { language: 'en', scheme: 'light', size: { width: 1440, height: 900 } },
    { language: 'en', scheme: 'dark', size: { width: 1024, height: 700 } },
    { language: 'zh-CN', scheme: 'light', size: { width: 1024, height: 700 } },
    { language: 'zh-CN', scheme: 'dark', size: { width: 1440, height: 900 } },
  ] as const)(
    'rail, bar, palette and keys speak one language and keep nobody out: $language, $scheme',
    async (choices) => {
      const { page, leave } = await stage.visit({ as: OPS, at: '/settings', ...choices });
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[data-connection=live]').waitFor();
      await expectOneLanguage(page);
      await expectAccessible(page);
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
      expect(await countMarked(page)).toBe(1);
      await expectOneLanguage(page);
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      await expectOneLanguage(page);
      await expectAccessible(page);
      await leave();
    },
  );

  /** Entries of the palette that look as if Enter meant them. */
  const countMarked = (page: Page): Promise<number> =>
    page.locator('.mantine-Spotlight-action').evaluateAll((entries) => {
      const looks = entries.map((entry) => getComputedStyle(entry).backgroundColor);
      return looks.filter((look) => look === looks[0]).length;
    });

  test('a role sees the families that it may use, and its first page is its home', async () => {
    const seen = async (as: string): Promise<{ entries: string[]; path: string }> => {
      const { page, leave } = await stage.visit({ as });
      await page.getByRole('heading', { level: 1 }).waitFor();
      const entries = await page.getByRole('navigation').getByRole('link').allInnerTexts();
      const path = new URL(page.url()).pathname;
      await leave();
      return { entries: entries.slice(1), path };
    };
    expect(await seen(OPS)).toEqual({ entries: ['Today', 'Orders', 'Delivery', 'Desk', 'Settings'], path: '/' });
    expect(await seen('stf-lin-xiaohe')).toEqual({ entries: ['Today', 'Orders', 'Delivery', 'Desk'], path: '/' });
    expect(await seen('stf-a-liang')).toEqual({ entries: ['Orders'], path: '/orders' });
  });

  test('a page of another role says so', async () => {
    const { page, leave } = await stage.visit({ as: 'stf-a-liang', at: '/settings' });
    await page.getByText('Your role does not use this page').waitFor();
    await leave();
  });

  test('an address that no page has says so, and leads home', async () => {
    const { page, leave } = await stage.visit({ as: OPS, at: '/nowhere' });
    await page.getByRole('link', { name: 'Go to the first page' }).click();
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    await leave();
  });

  test('keys lead from page to page, but not while somebody types', async () => {
    const { page, leave } = await stage.visit({ as: OPS });
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    await page.keyboard.type('gs');
    await page.waitForURL(/\/settings$/);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('textbox').fill('');
    await page.keyboard.type('gt?');
    expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toBe('gt?');
    expect(new URL(page.url()).pathname).toBe('/settings');
    await leave();
  });

  test('keys keep quiet while an input method is composing', async () => {
    const { page, leave } = await stage.visit({ as: OPS, at: '/settings' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(() => {
      const press = (key: string, more: KeyboardEventInit & { keyCode?: number }) =>
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
      press('?', { isComposing: true });
      press('?', { keyCode: 229 } as KeyboardEventInit);
    });
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await leave();
  });

  test('a number that is pasted leads to its order', async () => {
    const { id } = await stage.world.shop.placeHeld();
    const { page, countActs, leave } = await stage.visit({ as: OPS });
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('textbox').fill(id);
    await page.getByRole('button', { name: /found by its id/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/orders/${id}$`));
    expect(await countActs()).toBeLessThanOrEqual(3);
    await leave();
  });

  test('the language changes at once, and stays with the person', async () => {
    const { page, leave } = await stage.visit({ as: OPS, at: '/settings' });
    await page.getByRole('button', { name: 'Language' }).click();
    await page.getByRole('menuitem', { name: '简体中文' }).click();
    await page.getByRole('navigation', { name: '设置' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.getByRole('navigation', { name: '设置' }).waitFor();
    await leave();
  });

  test('a page is fetched with its own words, and once the language changes, with the same in the other', async () => {
    const { page, leave } = await stage.visit({ as: OPS, at: '/orders' });
    await page.getByRole('heading', { name: 'Orders' }).waitFor();
    await expect.poll(() => wordsOn(page)).toContain('en/guide');
    expect(await wordsOn(page)).toEqual(FIRST_WORDS.map((part) => `en/${part}`));
    await page.getByRole('link', { name: 'Delivery' }).hover();
    await expect.poll(() => wordsOn(page)).toContain('en/delivery');
    await page.getByRole('button', { name: 'Language' }).click();
    await page.getByRole('menuitem', { name: '简体中文' }).click();
    await page.getByRole('heading', { name: '订单' }).waitFor();
    await expectOneLanguage(page);
    const both = await wordsOn(page);
    expect(both).toEqual(expect.arrayContaining([...FIRST_WORDS, 'delivery'].map((part) => `zh-cn/${part}`)));
    expect(both.filter((name) => name.endsWith('/today'))).toEqual([]);
    await leave();
  });

  test('the appearance changes at once, and is there before the first paint of the next page', async () => {
    const { page, leave } = await stage.visit({ as: OPS, at: '/settings' });
    const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme');
    expect(await scheme()).toBe('light');
    await page.getByRole('button', { name: 'Appearance' }).click();
    await page.getByRole('menuitem', { name: 'Dark' }).click();
    await expect.poll(scheme).toBe('dark');
    await page.goto('/settings', { waitUntil: 'commit' });
    await page.locator('body').waitFor({ state: 'attached' });
    expect(await scheme()).toBe('dark');
    await leave();
  });

  test('when the stream breaks, the page says how old it is', async () => {
    const { page, context, leave } = await stage.visit({ as: OPS, at: '/settings', expected: [/./] });
    await page.locator('[data-connection=live]').waitFor();
    await context.setOffline(true);
    await page.locator('[data-connection=broken]').waitFor();
    await page.getByText(/Not live for \d+ s/).waitFor();
    await context.setOffline(false);
    await page.locator('[data-connection=live]').waitFor();
    await leave();
  });

  test('whoever is signed out by the server comes back to the same address', async () => {
    const { page, leave } = await stage.visit({ as: OPS, at: '/orders?shop=yizhou-cn', expected: [/401/] });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await stage.world.sql`DELETE FROM session`;
    await page.getByRole('button', { name: /Ren Hao/ }).click();
    await page.waitForURL(/\/orders\?shop=yizhou-cn$/);
    await leave();
  });
});
