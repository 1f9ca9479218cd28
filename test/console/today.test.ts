import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCallLog } from '../../adapters/call-log.ts';
import { connectDatabase, type DatabaseClient } from '../../db/client.ts';
import { createPulse, type Pulse } from '../../jobs/pulse.ts';
import { freePort } from '../../scripts/local/ports.ts';
import { type Control, openControl } from '../../scripts/supervisor/control.ts';
import { type Supervisor, supervise } from '../../scripts/supervisor/supervise.ts';
import { expectAccessible } from './support/axe.ts';
import { describePages, type Stage, startStage } from './support/stage.ts';
import { expectOneLanguage } from './support/words.ts';

const OPS = 'stf-ren-hao';
const AGENT = 'stf-lin-xiaohe';
const TOKEN = 'a-token-for-the-control';

/** A process that lives until somebody ends it, under the names of ours. */
const child = (name: string) => ({
  name,
  command: process.execPath,
  args: ['-e', 'console.log("ready"); setInterval(() => {}, 1000)'],
  ready: /^ready/,
  expendable: true,
});

describePages('Today, where operations begin', () => {
  let stage: Stage;
  let database: DatabaseClient;
  let supervisor: Supervisor;
  let control: Control;
  let dataDir = '';
  const waiting: string[] = [];

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'packhorse-today-'));
    const port = await freePort();
    const settings = {
      CONTROL_URL: `http://127.0.0.1:${port}`,
      CONTROL_TOKEN: TOKEN,
      PACE_HUMAN: '10',
      PACE_TRANSPORT: '720',
    };
    stage = await startStage({ subject: 'today-page', settings });
    const { world } = stage;
    database = connectDatabase(world.config.DATABASE_URL, { max: 2, application: 'today page' });
    supervisor = await supervise({
      dataDir,
      children: [child('worker-order'), child('worker-relay'), child('worker-jobs')],
    });
    const { gateways, carriers, sink } = world.urls;
    const simulators = { gateways, carriers, messages: sink, shoppers: sink, shop: 'http://127.0.0.1:1' };
    control = await openControl({ supervisor, port, token: TOKEN, simulators });
    for (let n = 0; n < 6; n += 1) waiting.push((await world.shop.placeHeld()).id);
    const paid = await world.shop.placeHeld();
    await world.shop.pay(paid);
    await world.shop.until(paid.id, 'fulfilling');
    await world.beat();
    await pulse('worker-order').beat();
  });
  afterAll(async () => {
    await control.close();
    await supervisor.stop();
    await database.close();
    await stage.close();
    rmSync(dataDir, { recursive: true });
  });

  const pulse = (program: string, readCalls = createCallLog().read): Pulse =>
    createPulse({ db: database.db, program, instance: `test:${program}`, readCalls });

  /** Two orders wait for a carrier that answers slowly. */
  const stonebridgeIsSlow = async (): Promise<Pulse> => {
    const calls = createCallLog();
    const report = calls.reporterOf('carrier', 'stonebridge');
    for (let n = 0; n < 4; n += 1) report({ at: Date.now(), ms: 3_000, end: 'answered' });
    await stage.world.sql`UPDATE "order" SET status = 'fulfilling', waiting_on = 'booking', next_actor = 'carrier',
      waiting_facts = '{"carrier": "stonebridge", "warehouse": "jx"}' WHERE id IN ${stage.world.sql(waiting.slice(0, 2))}`;
    const seen = pulse('worker-order', calls.read);
    await seen.beat();
    return seen;
  };

  const section = (page: Page, name: string) => page.getByRole('region', { name });

  test.each([
    { language: 'en', scheme: 'light', size: { width: 1440, height: 1500 } },
    { language: 'en', scheme: 'dark', size: { width: 1024, height: 900 } },
    { language: 'zh-CN', scheme: 'light', size: { width: 1024, height: 900 } },
    { language: 'zh-CN', scheme: 'dark', size: { width: 1440, height: 1000 } },
  ] as const)('speaks one language and keeps nobody out: $language, $scheme', async (choices) => {
    const slow = await stonebridgeIsSlow();
    const { page, leave } = await stage.visit({ as: OPS, at: '/?proof=open', ...choices });
    await page.locator('[data-cause=provider]').waitFor();
    await page.locator('[data-process=worker-order]').waitFor();
    await page.locator('[data-state=slow]').waitFor();
    await expectOneLanguage(page);
    await expectAccessible(page);
    await leave();
    await slow.end();
  });

  test('a stage leads to its orders, and moves by itself when one more comes in', async () => {
    const { page, leave } = await stage.visit({ as: OPS });
    const received = page.locator('[data-stage=received]');
    const before = Number(await received.getByText(/^\d+$/).innerText());
    await stage.world.shop.placeHeld();
    await received.getByText(String(before + 1), { exact: true }).waitFor();
    await received.getByRole('link').click();
    await page.waitForURL(/\/orders\?stage=received/);
    await page.getByRole('row').nth(1).waitFor();
    expect(await page.getByRole('row').count()).toBe(before + 2);
    await leave();
  });

  test('Stonebridge answers slowly: one click from the cause to exactly its orders, and the guide has seen it', async () => {
    const slow = await stonebridgeIsSlow();
    const { page, countActs, leave } = await stage.visit({ as: OPS });
    const cause = page.getByRole('row', { name: /Stonebridge answers slowly/ });
    await cause.waitFor();
    expect(await cause.locator('[data-tone=late]').count()).toBe(1);
    await countActs();
    await cause.getByRole('link', { name: 'Show 2 orders: Stonebridge answers slowly' }).click();
    await page.getByText('Waits at: Stonebridge').waitFor();
    expect(await countActs()).toBe(1);
    await page.getByRole('row').nth(2).waitFor();
    expect(await page.getByRole('row').count()).toBe(3);
    const guide = page.getByRole('complementary', { name: 'The first five minutes' });
    await guide.getByRole('button', { name: /The first five minutes/ }).click();
    await page.locator('[data-task=cause][data-done=true]').waitFor();
    expect(await page.locator('[data-task=kill][data-done=true]').count()).toBe(0);
    await leave();
    await slow.end();
  });

  test('health tells of each provider and part how it does, and since when', async () => {
    const slow = await stonebridgeIsSlow();
    const { page, leave } = await stage.visit({ as: AGENT });
    const health = section(page, 'Health');
    await health.getByRole('row', { name: /Stonebridge 4 calls · median 3000 ms · 4 late Slow/ }).waitFor();
    await health.getByRole('row', { name: /Workflow server answers in \d+ ms Well/ }).waitFor();
    await health.getByRole('row', { name: /Relay of messages to workflows 0 at work · 0 due Failing/ }).waitFor();
    await leave();
    await slow.end();
  });

  test('a carrier is paused with a reason, everybody sees it on every page, and it goes on', async () => {
    const { page, leave } = await stage.visit({ as: OPS });
    const agent = await stage.visit({ as: AGENT, at: '/orders' });
    await agent.page.locator('[data-connection=live]').waitFor();
    const pauses = section(page, 'Pause switches');
    await pauses.getByRole('button', { name: 'Pause a carrier' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('combobox', { name: 'Carrier' }).click();
    await page.getByRole('option', { name: 'Stonebridge' }).click();
    expect(await form.getByRole('button', { name: 'Pause a carrier' }).isDisabled()).toBe(true);
    await form.getByText('The carrier is slow').click();
    await form.getByLabel('More about it').fill('since noon');
    await form.getByRole('button', { name: 'Pause a carrier' }).click();
    await form.waitFor({ state: 'hidden' });
    await pauses.getByText('Stonebridge is paused').waitFor();
    const banner = agent.page.getByRole('complementary', { name: 'What is paused' });
    await banner.getByText('The carrier is slow: since noon').waitFor();
    expect(await banner.innerText()).toContain('Ren Hao');
    await expectAccessible(agent.page);
    await pauses.getByRole('button', { name: 'Go on: Stonebridge' }).click();
    await banner.waitFor({ state: 'detached' });
    await leave();
    await agent.leave();
  });

  test('who may only look finds no switch, no plug and no button that would be refused', async () => {
    const { page, leave } = await stage.visit({ as: AGENT });
    await page.locator('[data-process=worker-order]').waitFor();
    await section(page, 'Pause switches').getByText('Intake').waitFor();
    for (const name of [/^Pause/, /^Kill/, 'Look now', /shoppers in/])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    expect(await page.getByRole('switch', { disabled: false }).count()).toBe(0);
    await leave();
  });

  test('a worker’s plug is pulled: it is back at once, and the page says that nothing was lost and how it knows', async () => {
    const { page, countActs, leave } = await stage.visit({ as: OPS });
    const worker = page.locator('[data-process=worker-order]');
    await worker.getByText('Running').waitFor();
    await countActs();
    await worker.getByRole('button', { name: 'Kill' }).click();
    await worker.getByText('died once').waitFor();
    await worker.getByText('Running').waitFor();
    const proof = section(page, 'Nothing is lost');
    await proof.getByRole('button', { name: 'Look now' }).click();
    await proof.getByText('All 16 rules hold').waitFor();
    await proof.getByRole('button', { name: 'How it is known' }).click();
    expect(await countActs()).toBe(3);
    expect(await proof.locator('[data-holds=true]').count()).toBe(16);
    await proof.getByText(/Every unit on a shelf is explained by its movements \d{3} compared/).waitFor();
    await page.locator('[data-task=kill][data-done=true]').waitFor();
    await leave();
  });

  test('a rule that is broken turns red and names what breaks it', async () => {
    const { sql } = stage.world;
    await sql`UPDATE stock SET on_hand = on_hand + 1 WHERE sku = 'TEA-LONGJING-100' AND warehouse = 'fs'`;
    const { page, leave } = await stage.visit({ as: OPS, at: '/?proof=open' });
    const proof = section(page, 'Nothing is lost');
    await proof.getByRole('button', { name: 'Look now' }).click();
    await proof.getByText('1 rule does not hold').waitFor();
    await proof.locator('[data-holds=false]').getByText('TEA-LONGJING-100 fs').waitFor();
    await sql`UPDATE stock SET on_hand = on_hand - 1 WHERE sku = 'TEA-LONGJING-100' AND warehouse = 'fs'`;
    await leave();
  });

  test('a fault of the demo is switched on, counts down, and is switched off', async () => {
    const { page, leave } = await stage.visit({ as: OPS });
    const fault = page.locator('[data-fault=yipay_down]');
    await fault.getByRole('switch').press('Space');
    await fault.getByText(/left$/).waitFor();
    await expect.poll(() => fault.getByRole('switch').isEnabled()).toBe(true);
    await fault.getByRole('switch').press('Space');
    await fault.getByText(/left$/).waitFor({ state: 'detached' });
    await leave();
  });

  test('the same controls stand among the settings', async () => {
    const { page, leave } = await stage.visit({ as: OPS, at: '/settings' });
    await page.getByRole('link', { name: 'The demo' }).click();
    await page.locator('[data-process=worker-order]').getByText('Running').waitFor();
    await page.locator('[data-fault=stonebridge_slow]').waitFor();
    await expectOneLanguage(page);
    await expectAccessible(page);
    await leave();
  });

  test('when nothing new comes in, the page says how old it is', async () => {
    const { page, context, leave } = await stage.visit({ as: OPS, expected: [/ERR_INTERNET_DISCONNECTED/] });
    await page.locator('[data-connection=live]').waitFor();
    await context.setOffline(true);
    await page.getByText(/Not live: these are the numbers of .+ ago/).waitFor();
    await context.setOffline(false);
    await page.locator('[data-connection=live]').waitFor();
    await page.getByText(/Not live: these/).waitFor({ state: 'detached' });
    await leave();
  });

  test('the guide is folded, put away, and found again', async () => {
    const { page, leave } = await stage.visit({ as: OPS });
    const guide = page.getByRole('complementary', { name: 'The first five minutes' });
    await guide.getByRole('button', { name: /The first five minutes/ }).click();
    await guide.getByText('Buy something yourself').waitFor({ state: 'detached' });
    await guide.getByRole('button', { name: 'Put the guide away' }).click();
    await guide.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
    expect(await guide.count()).toBe(0);
    await page.getByRole('button', { name: /^Me:/ }).click();
    await page.getByRole('menuitem', { name: 'Show the guide' }).click();
    await guide.getByText('Buy something yourself').waitFor();
    await leave();
  });
});
