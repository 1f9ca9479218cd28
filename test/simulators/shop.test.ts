import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Running } from '../../simulators/kit/server.ts';
import { startShop } from '../../simulators/shop/start.ts';
import { createCustomer } from '../support/customer.ts';
import { eventually } from '../support/shop.ts';
import { startWorld, type World } from '../support/world.ts';

type Page = { readonly status: number; readonly text: string; readonly location: string | null };

describe('the small shop', () => {
  let world: World;
  let shop: Running;
  beforeAll(async () => {
    world = await startWorld({ subject: 'shop' });
    shop = await startShop({ apiUrl: world.urls.api, keys: world.keys });
  });
  afterAll(async () => {
    await shop.close();
    await world.close();
  });

  /** A browser: it keeps its cookie, sends forms, and follows the shop's own redirects. */
  const aVisitor = (language: 'zh' | 'en' = 'en') => {
    let cookie = '';
    const send = async (path: string, form?: Record<string, string>): Promise<Page> => {
      const answer = await fetch(new URL(path, shop.url), {
        method: form ? 'POST' : 'GET',
        redirect: 'manual',
        headers: { cookie, accept: 'text/html', 'accept-language': language },
        ...(form ? { body: new URLSearchParams(form) } : {}),
      });
      cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
      const location = answer.headers.get('location');
      return { status: answer.status, text: await answer.text(), location };
    };
    const open = async (path: string, form?: Record<string, string>): Promise<Page> => {
      const page = await send(path, form);
      return page.status === 303 && page.location?.startsWith('/') ? send(page.location) : page;
    };
    const put = (sku: string, quantity = 1) => open('/basket', { sku, quantity: String(quantity) });
    /** The form of the checkout page as it is shown, with what the visitor changes. */
    const fillIn = async (change: Record<string, string> = {}): Promise<Record<string, string>> => {
      const { text } = await open('/checkout');
      const [, attempt = ''] = /name="attempt" value="([^"]+)"/.exec(text) ?? [];
      const [, phone = ''] = /name="phone" value="([^"]+)"/.exec(text) ?? [];
      return { attempt, name: 'Visitor', phone, line1: 'Demo Road 18', method: 'yipay', ...change };
    };
    return { send, open, put, fillIn };
  };

  const ordersOf = async (phone: string): Promise<{ id: string; status: string; total: number; skus: string[] }[]> =>
    world.sql`SELECT o.id, o.status, o.total_minor::int AS total, array_agg(l.sku ORDER BY l.sku) AS skus
      FROM "order" o JOIN order_contact c ON c.order_id = o.id JOIN order_line l ON l.order_id = o.id
      WHERE c.phone = ${phone} GROUP BY o.id ORDER BY o.accepted_at`;

  const sellOut = async (sku: string, left: number): Promise<void> => {
    await world.sql`INSERT INTO stock_movement (sku, warehouse, kind, on_hand_delta, reserved_delta, ref)
      SELECT sku, warehouse, 'adjust', reserved - on_hand, 0, gen_random_uuid()::text FROM stock
      WHERE sku = ${sku} AND on_hand > reserved`;
    await world.sql`UPDATE stock SET on_hand = reserved WHERE sku = ${sku}`;
    if (left === 0) return;
    await world.sql`UPDATE stock SET on_hand = on_hand + ${left} WHERE sku = ${sku} AND warehouse = 'jx'`;
    await world.sql`INSERT INTO stock_movement (sku, warehouse, kind, on_hand_delta, reserved_delta, ref)
      VALUES (${sku}, 'jx', 'adjust', ${left}, 0, gen_random_uuid()::text)`;
  };

  test('shows the clay pony first, every category, and pictures that are drawn, in the visitor’s language', async () => {
    const [english, chinese] = [await aVisitor('en').open('/'), await aVisitor('zh').open('/')];
    expect(english.text).toMatch(/class="hero" href="\/goods\/POTTERY-PONY"/);
    for (const name of ['Clay pony', 'Ceramics', 'Longjing green tea', 'In stock'])
      expect(english.text).toContain(name);
    for (const name of ['陶小马', '陶瓷', '龙井绿茶', '有货']) expect(chinese.text).toContain(name);
    expect(english.text).not.toMatch(/<img|\p{Script=Han}{3}/u);
    const shelf = /<main>.*<\/main>/s.exec(chinese.text)?.[0].replaceAll(/<[^>]+>|[A-Z]{2,}/g, '') ?? '';
    expect(shelf).not.toMatch(/[A-Za-z]{3,}/);
  });

  test('keeps the language that was asked for', async () => {
    const visitor = aVisitor('en');
    expect((await visitor.open('/?lang=zh')).text).toContain('<html lang="zh-CN">');
    expect((await visitor.open('/orders')).text).toContain('我的订单');
  });

  test('sells a thing: from the shelf to the gateway, paid, and followed under my orders', async () => {
    const visitor = aVisitor();
    const article = await visitor.open('/goods/POTTERY-PONY');
    expect(article.text).toMatch(/Within \d+ days? of paying/);
    const basket = await visitor.put('POTTERY-PONY-2026', 2);
    expect(basket.text).toContain('Clay pony, 2026 edition');
    expect(basket.text).toContain('8 % off the first order');
    const form = await visitor.fillIn();
    const placed = await visitor.send('/checkout', form);
    expect(placed.status).toBe(303);
    expect(placed.location).toContain(`${world.urls.api}/pay/`);

    const [order] = await ordersOf(form.phone ?? '');
    expect(order).toMatchObject({ status: 'awaiting_payment', skus: ['POTTERY-PONY-2026'], total: 18_216 });
    const waiting = await visitor.open('/orders');
    expect(waiting.text).toContain('Waiting for payment of ¥182.16 by Yipay');
    expect(waiting.text).toContain(`href="${placed.location?.replaceAll('&', '&amp;')}"`);
    expect((await visitor.open('/basket')).text).toContain('Your basket is empty');

    const page = await world.shop.payPage({
      id: order?.id ?? '',
      paymentId: '',
      total: 0,
      payUrl: placed.location ?? '',
    });
    const payer = await fetch(page, { headers: { accept: 'text/html' } });
    expect(await payer.text()).toContain(
      `href="${world.urls.api}/o/${createCustomer(world).tokenOf(order?.id ?? '')}"`,
    );
    await fetch(`${page}/pay`, { method: 'POST' });
    await world.shop.until(order?.id ?? '', 'fulfilling');
    const paid = await visitor.open('/orders');
    expect(paid.text).toContain('On its way');
    expect(paid.text).not.toContain(placed.location ?? '');
    expect((await aVisitor().open('/orders')).text).toContain('Nothing has been ordered');
  });

  test('orders once, however often the button is pressed', async () => {
    const visitor = aVisitor();
    await visitor.put('TEA-LONGJING-100');
    const form = await visitor.fillIn();
    const [one, two] = await Promise.all([visitor.send('/checkout', form), visitor.send('/checkout', form)]);
    const late = await visitor.send('/checkout', form);
    expect(new Set([one.status, two.status, late.status])).toEqual(new Set([303]));
    const orders = await eventually(
      () => ordersOf(form.phone ?? ''),
      (rows) => rows.every(({ status }) => status !== 'accepted'),
    );
    expect(orders).toHaveLength(1);
    expect(late.location).toContain('/pay/');
  });

  test('says of a coupon why not, and goes on without it', async () => {
    const visitor = aVisitor();
    await visitor.put('TEA-LONGJING-100', 2);
    const refused = await visitor.open('/basket/coupons', { code: ' spring15 ' });
    expect(refused.text).toContain('SPRING15 has expired.');
    expect(refused.text).not.toContain('href="/checkout"');
    expect((await visitor.open('/basket/coupons', { code: 'CERAMICS20' })).text).toContain(
      'CERAMICS20 is for other goods than those in your basket.',
    );
    await visitor.open('/basket/coupons', { remove: 'SPRING15' });
    await visitor.open('/basket/coupons', { remove: 'CERAMICS20' });
    const taken = await visitor.open('/basket/coupons', { code: 'TEA10' });
    expect(taken.text).toContain('10 % off tea and pantry');
    expect(taken.text).toContain('href="/checkout"');
  });

  test('says what is missing for a promotion', async () => {
    const basket = await aVisitor().put('TEA-LONGJING-100', 2);
    expect(basket.text).toContain('¥61.00 more and you get: 30 yuan off from 199');
  });

  test('is honest about the stock, and takes no more than there is', async () => {
    await sellOut('BOOK-NOTE-GRID', 3);
    await sellOut('BOOK-NOTE-PLAIN', 0);
    const few = await aVisitor().open('/goods/BOOK-NOTE?sku=BOOK-NOTE-GRID');
    expect(few.text).toContain('Only 3 left');
    expect([...few.text.matchAll(/<option/g)]).toHaveLength(3);
    const gone = await aVisitor().open('/goods/BOOK-NOTE?sku=BOOK-NOTE-PLAIN');
    expect(gone.text).toContain('Out of stock');
    expect(gone.text).not.toContain('Add to basket');
    const basket = await aVisitor().put('BOOK-NOTE-GRID', 5);
    expect(basket.text).toContain('Only 3 of Notebook, grid are left; please take fewer.');
  });

  test('tells politely that somebody was faster, and keeps the basket', async () => {
    const visitor = aVisitor();
    await sellOut('BOOK-CARD-PLANT', 1);
    await visitor.put('BOOK-CARD-PLANT');
    const form = await visitor.fillIn();
    await sellOut('BOOK-CARD-PLANT', 0);
    const refused = await visitor.open('/checkout', form);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Postcards, plants set of 12 has just sold out; please remove it.');
    expect((await visitor.open('/basket')).text).toContain('Postcards, plants set of 12');
    await visitor.open('/basket/lines', { sku: 'BOOK-CARD-PLANT', quantity: '1', remove: '1' });
    await visitor.put('BOOK-CARD-CITY');
    expect((await visitor.send('/checkout', await visitor.fillIn())).status).toBe(303);
  });

  test('goes to any region of the country, and says where nobody goes', async () => {
    const visitor = aVisitor();
    await visitor.put('TEA-LONGJING-100');
    expect((await visitor.open('/place?in=210000')).text).toContain('Dalian');
    const lhasa = await visitor.open('/place', { region_code: '540102', back: '/basket' });
    expect(lhasa.text).toContain('Chengguan');
    expect(lhasa.text).toContain('¥33.00');
    const xisha = await visitor.open('/place', { region_code: '460321', back: '/basket' });
    expect(xisha.text).toContain('No carrier brings these goods to this place');
    const astray = await visitor.send('/place', { region_code: '999999', back: '//example.com' });
    expect(astray.location).toBe('/');
  });

  test('keeps what was typed at the checkout when the visitor goes to change the region, and tells no address of it', async () => {
    const visitor = aVisitor();
    await visitor.put('TEA-LONGJING-100');
    const typed = { name: 'Lin Xiaohe', phone: '+8619900000777', line1: 'Lake Road 9', method: 'cardhouse' };
    const form = await visitor.fillIn(typed);
    expect((await visitor.open('/checkout')).text).toMatch(
      /formaction="\/checkout\/leave"[^>]* name="to" value="place"/,
    );
    const left = await visitor.send('/checkout/leave', { ...form, to: 'place' });
    expect(left).toMatchObject({ status: 303, location: '/place?back=%2Fcheckout' });
    const { text } = await visitor.open('/place', { region_code: '540102', back: '/checkout' });
    expect(text).toContain('Chengguan');
    for (const each of [typed.name, typed.phone, typed.line1]) expect(text).toContain(`value="${each}"`);
    expect(text).toMatch(/value="cardhouse" required checked/);
    const astray = await visitor.send('/checkout/leave', { ...form, to: 'https://example.com' });
    expect(astray).toMatchObject({ status: 303, location: '/checkout' });
  });

  test('takes demo telephones only, and says which field is wrong', async () => {
    const visitor = aVisitor();
    await visitor.put('TEA-LONGJING-100');
    const refused = await visitor.open('/checkout', await visitor.fillIn({ phone: '+8613800138000' }));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Phone (of the demo range) is not filled in right');
    const nameless = await visitor.open('/checkout', await visitor.fillIn({ name: '', phone: '+8619900000770' }));
    expect(nameless.text).toContain('Name is not filled in right');
  });

  test('offers no way to pay that cannot be used', async () => {
    const visitor = aVisitor();
    await visitor.put('TEA-LONGJING-100');
    const { text } = await visitor.open('/checkout');
    expect(text).toMatch(/value="yipay" required checked/);
    expect(text).toMatch(/value="cod" required disabled/);
    expect(text).toContain('This way to pay is not offered now.');
  });

  test('shows what was typed as text and never as a page', async () => {
    const visitor = aVisitor();
    expect((await visitor.open('/?q=%3Cb%3Ehi')).text).toContain('value="&lt;b&gt;hi"');
    await visitor.put('TEA-LONGJING-100');
    const strange = await visitor.open('/basket', { sku: '<b>no such</b>', quantity: '1' });
    expect(strange.status).toBe(200);
    expect(strange.text).not.toContain('<b>no such');
    expect((await visitor.open('/?q=%00%0a')).status).toBe(200);
  });

  test('says so when it has no such page or cannot reach its backend', async () => {
    expect((await aVisitor().open('/nothing')).status).toBe(404);
    expect((await aVisitor().open('/goods/NOTHING')).status).toBe(404);
    const alone = await startShop({ apiUrl: 'http://127.0.0.1:9', keys: world.keys });
    const answer = await fetch(alone.url, { headers: { 'accept-language': 'en' } });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('Your basket is kept');
    await alone.close();
  });
});
