import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSealAudit } from '../../jobs/seal-audit.ts';
import { connectDatabase } from '../../db/client.ts';
import { expectAccessible } from './support/axe.ts';
import { describePages, type Stage, startStage } from './support/stage.ts';
import { expectOneLanguage } from './support/words.ts';

const ADMIN = 'stf-he-an';
const PASSWORD = 'correct horse battery staple';

const run = promisify(execFile);

/** As an integrator would try it. */
const curl = async (url: string, key: string): Promise<string> =>
  (await run('curl', ['-sS', '-o', '/dev/null', '-w', '%{http_code}', url, '-H', `Authorization: Bearer ${key}`]))
    .stdout;

const PAGES = [
  { at: '/settings/people?panel=stf-ren-hao', shows: { en: 'May do', 'zh-CN': '可以做' } },
  { at: '/settings/people?panel=new', shows: { en: 'Make the invitation', 'zh-CN': '生成邀请' } },
  { at: '/settings/keys?panel=new', shows: { en: 'Make the key', 'zh-CN': '生成密钥' } },
  { at: '/settings/webhooks?panel=new', shows: { en: 'Where the shop', 'zh-CN': '店铺服务器接收推送的地址' } },
  { at: '/settings/policies?panel=payment_window', shows: { en: 'Versions before', 'zh-CN': '历史版本' } },
  { at: '/settings/limits?panel=agent/refund/CNY', shows: { en: 'Set the limit', 'zh-CN': '设定额度' } },
  { at: '/settings/calendars?month=2026-10', shows: { en: 'Worked by exception', 'zh-CN': '调休上班' } },
  { at: '/settings/audit', shows: { en: 'not sealed yet', 'zh-CN': '尚未封存' } },
] as const;

describePages('the settings', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage({ subject: 'settings-pages' });
  });
  afterAll(() => stage.close());

  test.each([
    { language: 'en', scheme: 'light' },
    { language: 'zh-CN', scheme: 'dark' },
  ] as const)('every section speaks one language and keeps nobody out: $language, $scheme', async (choices) => {
    const { page, leave } = await stage.visit({ as: ADMIN, at: '/settings', ...choices });
    for (const { at, shows } of PAGES) {
      await page.goto(at);
      await page.getByText(shows[choices.language]).first().waitFor();
      await expectOneLanguage(page);
      await expectAccessible(page);
    }
    await leave();
  });

  test('a role sees the sections that it may see, and is told so at the others', async () => {
    const { page, leave } = await stage.visit({ as: 'stf-ren-hao', at: '/settings' });
    await page.waitForURL(/\/settings\/keys$/);
    const sections = page.getByRole('navigation', { name: 'Settings' });
    expect(await sections.getByRole('link').allTextContents()).toEqual([
      'API keys',
      'Timings and policies',
      'Limits of authority',
      'Calendars',
      'Audit log',
    ]);
    expect(await page.getByRole('button', { name: 'Make a key' }).count()).toBe(0);
    await page.goto('/settings/people');
    await page.getByText('Your role does not use this page').waitFor();
    await leave();
  });

  test('somebody who is invited chooses a password by the link and works here', async () => {
    const { page, leave } = await stage.visit({ as: ADMIN, at: '/settings/people' });
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    await page.getByRole('textbox', { name: 'Login' }).fill('MEI LAN');
    await page.getByRole('textbox', { name: 'Name in Chinese' }).fill('梅兰');
    await page.reload();
    await page.getByRole('button', { name: 'Make the invitation' }).click();
    await page.getByText('A name is needed').waitFor();
    await page.getByRole('textbox', { name: 'Name in English' }).fill('Mei Lan');
    await choose(page, 'Role', 'Picker');
    await page.getByRole('button', { name: 'Make the invitation' }).click();
    await page.getByText('Not in the right form').waitFor();
    await page.getByRole('textbox', { name: 'Login' }).fill('mei.lan');
    await page.getByRole('button', { name: 'Make the invitation' }).click();
    const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page
      .getByRole('row', { name: /Mei Lan/ })
      .getByText(/Invited until/)
      .waitFor();
    expect(await page.content()).not.toContain(link.split('#')[1]);

    const guest = await stage.visit({ at: link.slice(stage.url.length) });
    await guest.page.getByLabel('New password').first().fill(PASSWORD);
    await guest.page.getByLabel(/again/i).fill(PASSWORD);
    await guest.page.getByRole('button', { name: 'Save and sign in' }).click();
    await guest.page.getByRole('button', { name: /梅兰/ }).waitFor();
    await guest.leave();
    await page.reload();
    await page
      .getByRole('row', { name: /Mei Lan/ })
      .getByText('Active')
      .waitFor();
    await leave();
  });

  test('another role is seen before it is given, and stands in the audit log with its reason', async () => {
    const { page, leave } = await stage.visit({ as: ADMIN, at: '/settings/people' });
    await page.getByRole('row', { name: /Wen Yao/ }).click();
    await page.getByRole('button', { name: 'Change role' }).click();
    await choose(page, 'Role', 'Finance');
    const effect = page.getByRole('row', { name: /^Role/ });
    expect(await effect.getByRole('cell').allTextContents()).toEqual(['Quality', 'Finance']);
    await page.getByText('Other duties').click();
    await page.getByRole('button', { name: 'Change role' }).click();
    await page
      .getByRole('row', { name: /Wen Yao/ })
      .getByText('Finance')
      .waitFor();
    await page.goto('/settings/audit?action=staff');
    const entry = page.getByRole('listitem').filter({ hasText: 'gave another role to' }).first();
    await entry.getByText('Other duties').waitFor();
    expect(await entry.textContent()).toMatch(/He An gave another role to Wen Yao/);
    await leave();
  });

  test('a key works from its making until it is revoked', async () => {
    const { page, leave } = await stage.visit({ as: ADMIN, at: '/settings/keys?panel=new' });
    await choose(page, 'Holder', /Europe/);
    await page.getByRole('checkbox', { name: 'See orders' }).check();
    await page.getByRole('button', { name: 'Make the key' }).click();
    await page.getByText('Say why: it stands in the audit log').waitFor();
    await page.getByRole('textbox', { name: 'Why' }).fill('a second backend');
    await page.getByRole('button', { name: 'Make the key' }).click();
    const key = await page.getByRole('textbox', { name: 'Key', exact: true }).inputValue();
    const orders = `${stage.url}/v1/orders?limit=1`;
    expect(await curl(orders, key)).toBe('200');
    expect(await curl(`${stage.url}/v1/events`, key)).toBe('403');
    await page.getByRole('button', { name: 'I have kept it' }).click();
    const id = /phk_(key_\w+)\./.exec(key)?.[1] ?? '';
    await page.goto(`/settings/keys?panel=${id}`);
    await page.getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('May have leaked').click();
    await page.getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('row', { name: new RegExp(id.slice(-6)) }).waitFor({ state: 'detached' });
    expect(await curl(orders, key)).toBe('401');
    await leave();
  });

  test('a test reaches a webhook endpoint, and what was given up is retried', async () => {
    const { page, leave } = await stage.visit({ as: ADMIN, at: '/settings/webhooks?panel=new' });
    await choose(page.getByRole('complementary', { name: 'Add an endpoint' }), 'Shop', /直播间/);
    await page.getByRole('textbox', { name: 'Address' }).fill(`${stage.url}/v1/nowhere`);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('textbox', { name: 'Secret' }).waitFor();
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('row', { name: /nowhere/ }).click();
    await page.getByRole('button', { name: 'Send a test' }).click();
    const delivery = page.getByRole('listitem').filter({ hasText: 'test.ping' });
    await delivery.getByText(/1 try · answered 404/).waitFor();
    await stage.world.sql`UPDATE webhook_delivery SET state = 'parked', settled_at = now() WHERE last_status = 404`;
    await delivery.getByText('Given up').waitFor();
    await delivery.getByRole('button', { name: 'Retry' }).click();
    await delivery.getByText(/answered 404/).waitFor();
    await leave();
  });

  test('a policy is set after its effect was seen, and holds for the next order', async () => {
    const held = await stage.world.shop.placeHeld();
    const { page, leave } = await stage.visit({ as: ADMIN, at: '/settings/policies' });
    await page.getByRole('region', { name: 'Time to pay' }).getByRole('button', { name: 'Change' }).click();
    const minutes = page.getByRole('textbox', { name: 'Time to pay' });
    await minutes.fill('2');
    await page.getByText('At least 5').waitFor();
    await minutes.fill('45');
    await page.getByRole('row', { name: /^Time to pay 30 min 45 min/ }).waitFor();
    await page.getByText(/not paid keep their times|is not paid keeps its times/).waitFor();
    await page.getByText('Customers asked for it').click();
    await page.getByRole('button', { name: 'Set version 2' }).click();
    await page
      .getByRole('region', { name: 'Time to pay' })
      .getByText(/^Version 2 ·/)
      .waitFor();
    const next = await stage.world.shop.placeHeld();
    const rows = await stage.world
      .sql`SELECT id, round(extract(epoch FROM payment_deadline - accepted_at) / 60)::int AS minutes
      FROM "order" WHERE id IN (${held.id}, ${next.id})`;
    expect(new Map(rows.map(({ id, minutes: each }) => [id, each]))).toEqual(
      new Map([
        [held.id, 30],
        [next.id, 45],
      ]),
    );
    await leave();
  });

  test('a day is taken off in the calendar, and the change is kept over a reload until it is saved', async () => {
    const { page, leave } = await stage.visit({ as: ADMIN, at: '/settings/calendars?calendar=cn&month=2026-11' });
    await page.getByRole('button', { name: /Wed 11 November: 09:00-18:00|Wed, 11 November: 09:00-18:00/ }).click();
    await page.reload();
    await page.getByRole('button', { name: /11 November: Off/ }).waitFor();
    await page.getByRole('button', { name: 'Look and save' }).click();
    await page.getByRole('row', { name: /11 Nov 2026 09:00-18:00 Off/ }).waitFor();
    await page.getByText('Closed here').click();
    await page.getByRole('button', { name: 'Set version 2' }).click();
    await page.getByText(/^Version 2 ·/).waitFor();
    const [row] = await stage.world
      .sql`SELECT exceptions->>'2026-11-11' AS day FROM calendar WHERE id = 'cn' AND version = 2`;
    expect(row).toEqual({ day: 'off' });
    await leave();
  });

  test('the audit log says whether it is as it was written', async () => {
    const database = connectDatabase(stage.world.config.DATABASE_URL, { max: 1, application: 'seals' });
    await createSealAudit({ db: database.db })();
    await database.close();
    const { page, leave } = await stage.visit({ as: ADMIN, at: '/settings/audit' });
    await page.getByRole('button', { name: 'Verify the chain' }).click();
    await page.getByText(/Whole up to no. \d+/).waitFor();
    await stage.world.sql`UPDATE audit_log SET facts = facts || '{"reason": "another"}' WHERE n = 2`;
    await page.getByRole('button', { name: 'Verify the chain' }).click();
    await page.getByText('Broken at no. 2: it was changed afterwards').waitFor();
    await leave();
  });
});

const choose = async (where: Page | Locator, label: string, option: string | RegExp): Promise<void> => {
  await where.getByRole('combobox', { name: label, exact: true }).click();
  const page = 'page' in where ? where.page() : where;
  await page.getByRole('option', { name: option }).first().click();
};
