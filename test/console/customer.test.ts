import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCustomer } from '../support/customer.ts';
import { createFloor, type Floor } from '../support/floor.ts';
import { anOrder } from '../support/order.ts';
import type { Placed } from '../support/shop.ts';
import { agentTrouble, shipInto } from '../support/trouble.ts';
import { expectAccessible } from './support/axe.ts';
import { describePages, type Stage, startStage } from './support/stage.ts';
import type { Visit, VisitOptions } from './support/visit.ts';
import { expectOneLanguage } from './support/words.ts';

const PHONE = { width: 390, height: 844 };
const PHONE_NUMBER = '+8619900000523';
const LOOKS = [
  { language: 'en', scheme: 'light' },
  { language: 'zh-CN', scheme: 'dark' },
] as const;

describePages('the page of an order, on its customer’s phone', () => {
  let stage: Stage;
  let floor: Floor;
  let tokenOf: (orderId: string) => string;
  let orders: Awaited<ReturnType<typeof makeOrders>>;
  beforeAll(async () => {
    stage = await startStage({ subject: 'customer-page' });
    floor = createFloor(stage.world);
    tokenOf = createCustomer(stage.world).tokenOf;
    orders = await makeOrders();
  });
  afterAll(() => stage.close());

  const paid = async (change: Parameters<typeof anOrder>[0] = {}): Promise<Placed> => {
    const placed = await stage.world.shop.placeHeld(anOrder(change));
    await stage.world.shop.pay(placed);
    await stage.world.shop.until(placed.id, 'fulfilling');
    return placed;
  };
  const delivered = async (): Promise<Placed> => {
    const placed = await paid();
    await floor.ship(placed.id);
    await stage.world.shop.until(placed.id, 'after_sales');
    return placed;
  };
  /** One to pay, one being packed, one that came, and one that is lost and to be refunded. */
  const makeOrders = async () => {
    const { world } = stage;
    const [held, moving, there] = [await world.shop.placeHeld(), await paid(), await delivered()];
    const lost = await shipInto(world, floor, 'lost');
    await agentTrouble(world, lost.id);
    await world.shop.propose(lost.id, { kind: 'refund', amount: lost.total, reason: 'lost' });
    return { held: held.id, moving: moving.id, there: there.id, lost: lost.id };
  };
  const open = (orderId: string, options: VisitOptions = {}): Promise<Visit> =>
    stage.visit({ at: `/o/${tokenOf(orderId)}`, size: PHONE, ...options });
  const headline = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

  /** Whatever is pressed is as large as a thumb. */
  const expectLarge = async (page: Page): Promise<void> => {
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, a, summary, label:has(input[type=radio])')]
        .filter((element) => element.getClientRects().length > 0)
        .filter((element) => element.getBoundingClientRect().height < 56)
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    expect(small).toEqual([]);
  };

  test.each(LOOKS)('keeps nobody out and speaks one language at every step: $language, $scheme', async (look) => {
    const { held, moving, there, lost } = orders;
    const pages = [held, moving, there, lost].map((id) => `/o/${tokenOf(id)}`);
    const sheets = ['address', 'cancel', 'help'].map((sheet) => `/o/${tokenOf(moving)}?do=${sheet}`);
    for (const at of [...pages, ...sheets, '/track', `/o/${'0'.repeat(48)}`]) {
      const { page, leave } = await stage.visit({ at, size: PHONE, ...look, expected: [/404/] });
      await page.locator('h1').first().waitFor();
      if (at.includes('?')) await page.getByRole('dialog').waitFor();
      await expectOneLanguage(page);
      await expectAccessible(page);
      await expectLarge(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
      await leave();
    }
  });

  test('is paid with one tap, and its status moves by itself', async () => {
    const placed = await stage.world.shop.placeHeld();
    await stage.world.shop.payPage(placed);
    const { page, leave } = await open(placed.id);
    await headline(page, 'Waiting for your payment');
    await page.getByText('Your goods are set aside for you').waitFor();
    await page.getByRole('link', { name: /^Pay ¥/ }).click();
    await page.getByRole('button', { name: /^Pay/ }).first().click();
    await page.getByRole('link', { name: /back/i }).click();
    await headline(page, 'We are getting your order ready');
    await floor.ship(placed.id);
    await headline(page, 'Delivered');
    expect(await page.getByRole('list', { name: 'How far it is' }).getByText('Out for delivery').isVisible()).toBe(
      true,
    );
    await leave();
  });

  test('is sent elsewhere in four taps, also to another city', async () => {
    const placed = await paid();
    const { page, leave, countActs } = await open(placed.id);
    await page.getByRole('button', { name: /Change the address/ }).click();
    await page.getByLabel('Street, house, flat').fill('望舟路 88 号 1203 室');
    await page.getByRole('button', { name: /^Region:/ }).click();
    await page.getByRole('searchbox').fill('大连中山区');
    await page.getByRole('button', { name: 'Zhongshan District, Dalian, Liaoning' }).click();
    await page.getByRole('button', { name: 'Send it there' }).click();
    await page.getByText('望舟路****, Zhongshan District, Dalian, Liaoning').waitFor();
    // Filling in is typing: the taps are what is left.
    expect(await countActs()).toBe(4);
    const [contact] = await stage.world.sql`SELECT * FROM order_contact WHERE order_id = ${placed.id}`;
    expect(contact).toMatchObject({ region_code: '210202', city: '大连市', line1: '望舟路 88 号 1203 室' });
    await leave();
  });

  test('is cancelled with a reason, after saying what comes back', async () => {
    const placed = await paid();
    const { page, leave } = await open(placed.id);
    await page.getByRole('button', { name: /Cancel the order/ }).click();
    const sheet = page.getByRole('dialog', { name: 'Cancel this order?' });
    await sheet.getByText(/^¥[\d.]+ goes back to Yipay$/).waitFor();
    expect(await sheet.getByRole('button', { name: 'Cancel the order' }).isDisabled()).toBe(true);
    await sheet.getByText('It takes too long').click();
    await sheet.getByRole('button', { name: 'Cancel the order' }).click();
    await headline(page, /^(Being cancelled|Cancelled)$/);
    await page
      .getByRole('list', { name: /^Refund of/ })
      .getByText(/^Sent to Yipay$/)
      .waitFor();
    await headline(page, 'Cancelled');
    await leave();
  });

  test('offers no cancel any more once the carrier has it, also where the page stood still meanwhile', async () => {
    const placed = await paid();
    const { page, context, leave } = await open(placed.id, { at: `/o/${tokenOf(placed.id)}?do=cancel` });
    await page.getByRole('dialog').getByText('Another reason').click();
    await context.setOffline(true);
    await floor.ship(placed.id);
    await page.getByText(/^No connection\./).waitFor();
    await context.setOffline(false);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await headline(page, /Delivered|On its way/);
    await leave();
  });

  test('is rated in three taps and its goods confirmed with one', async () => {
    const placed = await delivered();
    const { page, leave, countActs } = await open(placed.id);
    await page.getByRole('button', { name: 'I have got everything' }).click();
    await page.getByText(/^You said that everything came/).waitFor();
    expect(await countActs()).toBe(1);
    for (const [aspect, stars] of [
      ['Goods', 5],
      ['Delivery', 3],
      ['Service', 4],
    ] as const)
      await page
        .getByRole('group', { name: aspect, exact: true })
        .locator('label')
        .nth(stars - 1)
        .click();
    await page.getByRole('heading', { name: 'Thank you!' }).waitFor();
    expect(await countActs()).toBe(3);
    const [rating] = await stage.world
      .sql`SELECT goods, delivery, service FROM order_rating WHERE order_id = ${placed.id}`;
    expect(rating).toEqual({ goods: 5, delivery: 3, service: 4 });
    await page.getByLabel('Anything to add?').fill('Fragrant');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('button', { name: 'Sent' }).waitFor();
    await leave();
  });

  test('answers where the parcel is from what is known, and takes what is wrong to the desk', async () => {
    const placed = await delivered();
    const { page, leave } = await open(placed.id);
    await page.getByRole('button', { name: 'Help' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: 'Where is my parcel?' }).click();
    await sheet
      .getByText(/^Signed for/)
      .first()
      .waitFor();
    await sheet.getByRole('button', { name: /Other questions/ }).click();
    await sheet.getByRole('button', { name: 'How far is my refund?' }).click();
    await sheet.getByText('There is no refund for this order.').waitFor();
    await sheet.getByRole('button', { name: /Other questions/ }).click();
    await sheet.getByRole('button', { name: 'Something is wrong with the goods' }).click();
    await sheet.getByText('Damaged').click();
    await sheet.getByLabel('Tell us about it').fill('The tin is dented.');
    await sheet.getByRole('button', { name: 'Send' }).click();
    await sheet.getByText(/looks into it now/).waitFor();
    await sheet.getByRole('button', { name: 'Good' }).click();
    await headline(page, 'We are looking into it');
    await page.getByText(/^You told us that something is wrong/).waitFor();
    await agentTrouble(stage.world, placed.id);
    await leave();
  });

  test('says how old it is when there is no network, and catches up by itself', async () => {
    const placed = await paid();
    const { page, context, leave } = await open(placed.id);
    await headline(page, 'We are getting your order ready');
    await context.setOffline(true);
    await page.getByText(/^No connection\. You see the order as it was \d+ s ago/).waitFor();
    await headline(page, 'We are getting your order ready');
    await floor.ship(placed.id);
    await context.setOffline(false);
    await headline(page, 'Delivered');
    await leave();
  });

  test('speaks the language of the order to whoever has chosen none, and another at a tap', async () => {
    const placed = await paid({ language: 'zh-CN' });
    const { page, leave } = await open(placed.id, { language: 'en', hasChosen: false });
    await headline(page, '正在为您备货');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    await page.getByRole('button', { name: 'English' }).click();
    await headline(page, 'We are getting your order ready');
    await leave();
  });

  test('is found by number and telephone, and nothing but its token stands in the address', async () => {
    const placed = await paid({ reference: 'FIND-ME-1', customer: { name: '林晓禾', phone: PHONE_NUMBER } });
    const { page, leave } = await stage.visit({ at: '/track', size: PHONE, expected: [/404/] });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByLabel('Order number').fill('find-me-1');
    await page.getByLabel('Telephone number').fill('199 0000 0524');
    await page.getByRole('button', { name: 'Find it' }).click();
    await page
      .getByRole('alert')
      .getByText(/^No order has this number/)
      .waitFor();
    await page.getByLabel('Telephone number').fill('199 0000 0523');
    await page.getByRole('button', { name: 'Find it' }).click();
    await headline(page, 'We are getting your order ready');
    expect(new URL(page.url()).pathname).toBe(`/o/${tokenOf(placed.id)}`);
    const said = [...asked, page.url(), await page.evaluate(() => JSON.stringify(localStorage))].join('\n');
    for (const secret of ['0523', 'FIND-ME', 'find-me', '晓']) expect(said).not.toContain(secret);
    const answer = await page.request.get(page.url(), { headers: { accept: 'text/html' } });
    expect(answer.headers()).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' });
    await leave();
  });
});
