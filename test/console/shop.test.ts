import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Running } from '../../simulators/kit/server.ts';
import { startShop } from '../../simulators/shop/start.ts';
import { createCustomer } from '../support/customer.ts';
import { expectAccessible } from './support/axe.ts';
import { describePages, type Stage, startStage } from './support/stage.ts';
import type { Visit } from './support/visit.ts';
import { expectOneLanguage } from './support/words.ts';

const PHONE = { name: 'a phone', width: 390, height: 844 };
const DESK = { name: 'a desk', width: 1280, height: 800 };

/** Each language on each screen, and both schemes of each. */
const LOOKS = [
  { language: 'en', screen: PHONE, scheme: 'light' },
  { language: 'en', screen: DESK, scheme: 'dark' },
  { language: 'zh-CN', screen: PHONE, scheme: 'dark' },
  { language: 'zh-CN', screen: DESK, scheme: 'light' },
] as const;
type Look = (typeof LOOKS)[number];

const WORDS = {
  en: {
    category: 'Books and toys',
    goods: 'Notebook',
    left: (count: number) => `Only ${count} left`,
    promise: (days: number) => new RegExp(`^Within ${days} days? of paying \\(by .+\\)$`),
    add: 'Add to basket',
    basket: 'Basket',
    change: 'Change',
    place: 'Where should it go?',
    near: 'Chaoyang District, Beijing',
    province: 'Liaoning',
    city: 'Dalian',
    district: 'Zhongshan District',
    address: 'Zhongshan District, Dalian, Liaoning',
    checkout: 'Check out',
    title: 'Check out',
    name: 'Name',
    phone: 'Phone (of the demo range)',
    street: 'Street and house',
    order: 'Order and pay',
    pay: /^Pay ¥/,
    paid: 'Paid',
    back: 'Back to the shop',
    underWay: 'We are getting your order ready',
    variant: 'grid',
    orders: 'My orders',
    status: 'On its way',
    sentence: /^Waiting for .+\.$/,
  },
  'zh-CN': {
    category: '书与玩具',
    goods: '笔记本',
    left: (count: number) => `仅剩 ${count} 件`,
    promise: (days: number) => new RegExp(`^付款后 ${days} 天内送达（最晚 .+）$`),
    add: '加入购物车',
    basket: '购物车',
    change: '更改',
    place: '送到哪里？',
    near: '北京市 朝阳区',
    province: '辽宁省',
    city: '大连市',
    district: '中山区',
    address: '辽宁省 大连市 中山区',
    checkout: '去结算',
    title: '确认订单',
    name: '收货人',
    phone: '手机号（演示号段）',
    street: '详细地址',
    order: '提交订单并支付',
    pay: /^付款 ¥/,
    paid: '已付款',
    back: '返回商店',
    underWay: '正在为您备货',
    variant: '方格',
    orders: '我的订单',
    status: '备货与配送',
    sentence: /^等待.+。$/,
  },
} as const;

const ARTICLE = 'BOOK-NOTE-GRID';
const XIHU = '330106';
const TYPED = { name: '林晓禾', phone: '+8619900000688', street: '望舟路 88 号' };
type Typed = keyof typeof TYPED;
const FIELDS: readonly Typed[] = ['name', 'phone', 'street'];

/** Where the gateway does not know of a payment yet, our own page says so and looks again. */
const PREPARING = /503 .*\/pay\/pay_/;

describePages('the small shop, in a browser', () => {
  let stage: Stage;
  let shop: Running;
  beforeAll(async () => {
    stage = await startStage({ subject: 'shop-pages' });
    shop = await startShop({ apiUrl: stage.url, keys: stage.world.keys });
  });
  afterAll(async () => {
    await shop.close();
    await stage.close();
  });

  const enter = ({ language, scheme, screen }: Look): Promise<Visit> =>
    stage.visit({ at: shop.url, language, scheme, size: screen, expected: [PREPARING] });

  const expectSound = async (page: Page, { screen }: Look): Promise<void> => {
    await expectOneLanguage(page);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(screen.width);
  };

  const headline = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

  /** What a shop is told of an article now. */
  const readArticle = async () => {
    const { body } = await stage.world.shop.call('GET', `/v1/skus/${ARTICLE}?country=CN&region_code=${XIHU}`);
    return body as { stock: { quantity: number }; delivery: { promise_hours: number } };
  };

  const choose = async (page: Page, look: Look): Promise<void> => {
    const words = WORDS[look.language];
    await expectSound(page, look);
    await page.getByRole('link', { name: words.category }).click();
    await expectSound(page, look);
    await page.getByRole('link', { name: words.goods }).click();
    await page.getByRole('link', { name: words.variant, exact: true }).click();
    await headline(page, words.goods);
    const { stock, delivery } = await readArticle();
    await page.getByText(words.left(stock.quantity)).waitFor();
    await page.getByText(words.promise(Math.ceil(delivery.promise_hours / 24))).waitFor();
    await expectSound(page, look);
    await page.getByRole('button', { name: words.add }).click();
    await headline(page, words.basket);
  };

  /** From the basket to somewhere that is often chosen, and back. */
  const choosePlace = async (page: Page, look: Look): Promise<void> => {
    const words = WORDS[look.language];
    await expectSound(page, look);
    await page.getByRole('link', { name: words.change, exact: true }).click();
    await headline(page, words.place);
    await expectSound(page, look);
    await page.getByRole('button', { name: words.near }).click();
    await headline(page, words.basket);
  };

  const fillIn = async (page: Page, look: Look): Promise<void> => {
    const words = WORDS[look.language];
    for (const field of FIELDS) await page.getByLabel(words[field], { exact: true }).fill(TYPED[field]);
  };

  /** From the checkout to another city, and back to what was typed. */
  const changePlace = async (page: Page, look: Look): Promise<void> => {
    const words = WORDS[look.language];
    await page.getByRole('button', { name: words.change, exact: true }).click();
    await page.getByRole('link', { name: words.province, exact: true }).click();
    await page.getByRole('link', { name: words.city, exact: true }).click();
    await expectSound(page, look);
    await page.getByRole('button', { name: words.district, exact: true }).click();
    await headline(page, words.title);
    await page.getByText(words.address).waitFor();
    for (const field of FIELDS)
      expect(await page.getByLabel(words[field], { exact: true }).inputValue()).toBe(TYPED[field]);
  };

  const payIn = async (page: Page, look: Look, total: string): Promise<void> => {
    const words = WORDS[look.language];
    await page.waitForURL((url) => url.origin === new URL(stage.world.urls.gateways).origin);
    expect(await page.locator('.amount').textContent()).toBe(total);
    await expectSound(page, look);
    await page.getByRole('button', { name: words.pay }).click();
    await page.getByRole('status').getByText(words.paid, { exact: true }).waitFor();
    await expectSound(page, look);
  };

  test.each(LOOKS)('sells a thing from the shelf to my orders: $language, $screen.name, $scheme', async (look) => {
    const words = WORDS[look.language];
    const { page, leave } = await enter(look);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(decodeURIComponent(request.url())));
    await choose(page, look);
    await choosePlace(page, look);
    await page.getByRole('link', { name: words.checkout }).click();
    await headline(page, words.title);
    await fillIn(page, look);
    await expectSound(page, look);
    await changePlace(page, look);
    const total = (await page.locator('.sum dd').textContent()) ?? '';
    await page.getByRole('button', { name: words.order }).click();
    await payIn(page, look, total);

    await page.getByRole('link', { name: words.back }).click();
    await headline(page, words.underWay);
    const [order] = await stage.world.sql`SELECT id FROM "order" ORDER BY accepted_at DESC LIMIT 1`;
    expect(page.url()).toBe(`${stage.url}/o/${createCustomer(stage.world).tokenOf(String(order?.id))}`);

    await page.goto(`${shop.url}/orders`);
    await headline(page, words.orders);
    const card = page.getByRole('article');
    await card.getByText(words.status, { exact: true }).waitFor();
    await card.getByText(total).waitFor();
    await card.getByText(words.sentence).waitFor();
    await expectSound(page, look);
    for (const secret of Object.values(TYPED)) expect(asked.join('\n')).not.toContain(secret);
    await leave();
  });

  test('orders when Enter is pressed in a field, as the large button does', async () => {
    const [look] = LOOKS;
    const words = WORDS[look.language];
    const { page, leave } = await enter(look);
    await page.goto(`${shop.url}/goods/TEA-LONGJING`);
    await page.getByRole('button', { name: words.add }).click();
    await page.getByRole('link', { name: words.checkout }).click();
    await fillIn(page, look);
    await page.getByLabel(words.street).press('Enter');
    await page.getByRole('button', { name: words.pay }).waitFor();
    await leave();
  });
});
