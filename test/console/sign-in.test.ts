import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { describePages, type Stage, startStage } from './support/stage.ts';
import { expectOneLanguage } from './support/words.ts';

describePages('at the door', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage({ subject: 'door', withWorker: false });
  });
  afterAll(() => stage.close());

  test.each([
    { language: 'en', scheme: 'light' },
    { language: 'zh-CN', scheme: 'dark' },
  ] as const)('everybody can read and reach the tiles in $language, $scheme', async (choices) => {
    const { page, leave } = await stage.visit(choices);
    await page.getByRole('button', { name: choices.language === 'en' ? /Ren Hao/ : /任灏/ }).waitFor();
    await expectOneLanguage(page);
    await expectAccessible(page);
    await leave();
  });

  test('a tile leads back to the page that was asked for', async () => {
    const { page, leave } = await stage.visit({ at: '/orders?shop=yizhou-cn' });
    await page.waitForURL(/\/sign-in\?to=/);
    await page.getByRole('button', { name: /Lin Xiaohe/ }).click();
    await page.waitForURL(/\/orders\?shop=yizhou-cn$/);
    await page.getByRole('heading', { name: 'Orders' }).waitFor();
    await page.getByRole('link', { name: 'Desk' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await leave();
  });

  test('an address of another site is not followed after signing in', async () => {
    const { page, leave } = await stage.visit({ at: '/sign-in?to=//elsewhere.example/orders' });
    await page.getByRole('button', { name: /Ren Hao/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    expect(new URL(page.url()).origin).toBe(stage.url);
    await leave();
  });

  test('whoever signs out is at the door again', async () => {
    const { page, leave } = await stage.visit({ as: 'stf-ren-hao' });
    await page.getByRole('button', { name: 'Me: Ren Hao' }).click();
    await page.getByRole('menuitem', { name: 'Continue as somebody else' }).click();
    await page.getByRole('button', { name: /Zhou Yining/ }).waitFor();
    await leave();
  });

  test('an invitation without its secret says so', async () => {
    const { page, leave } = await stage.visit({ at: '/invite' });
    await page.getByRole('alert').waitFor();
    await leave();
  });
});
