import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anOrder, type OrderBody } from '../support/order.ts';
import { startWorld, type World } from '../support/world.ts';

type Money = { amount: number; currency: string };
type Fault = { code: string; pointer?: string; facts?: Record<string, unknown> };
type Quote = {
  lines: object[];
  goods_total: Money | null;
  discount_total: Money | null;
  freight: Money | null;
  total: Money | null;
  promotions: { promotion_id: string; coupon_code?: string; discount: Money }[];
  skipped: { promotion_id: string; reason: string; facts?: object }[];
  coupons: { code: string; discount: Money | null; problems: Fault[] }[];
  first_order: boolean | null;
  promised_at: string | null;
  promise_hours: number | null;
  shipments: { warehouse: string; carrier: string; lines: object[] }[];
  payment_methods: { method: string; available: boolean; objections: { reason: string; limit?: Money }[] }[];
  problems: Fault[];
};

/** The quote for an order as it stands: what is personal stays out. */
const basketOf = ({ currency, payment_method, customer, shipping_address, lines, coupon_codes }: OrderBody) => ({
  currency,
  payment_method,
  customer: { phone: customer.phone },
  shipping_address,
  lines,
  coupon_codes,
});

const faultsOf = (faults: readonly Fault[]) => faults.map(({ code, pointer, facts }) => ({ code, pointer, facts }));

describe('a quote', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ subject: 'quote' });
  });
  afterAll(() => world.close());

  const ask = async (body: object, key = 'yizhou-cn'): Promise<Quote> => {
    const answer = await world.shop.call('POST', '/v1/quotes', { key, body });
    expect(answer.status, answer.text).toBe(200);
    return answer.body as unknown as Quote;
  };
  const tea = { currency: 'CNY', lines: [{ sku: 'TEA-LONGJING-100', quantity: 2 }] };
  const inHangzhou = { country: 'CN', region_code: '330106' };

  /** What lies around in the database, so that it can be seen that nothing was added to it. */
  const traces = async () => {
    const counts = await world.sql`
      SELECT (SELECT count(*) FROM "order") AS orders, (SELECT count(*) FROM stock_movement) AS movements,
        (SELECT count(*) FROM coupon_redemption) AS redemptions, (SELECT count(*) FROM event) AS events,
        (SELECT sum(reserved) FROM stock) AS reserved`;
    return counts[0];
  };

  test('comes to what the order then comes to, and sees every refusal coming', async () => {
    const mostly = <T>(usual: readonly T[], rare: readonly T[]) =>
      fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...rare) });
    const line = fc.record({
      sku: mostly(
        ['TEA-LONGJING-100', 'POTTERY-CUP-CELADON', 'TEA-KEEMUN-250', 'PANTRY-RICE-8KG', 'POTTERY-TEAPOT-300'],
        ['WEAR-SHIRT-BLUE-M', 'CABLE-USBC-2M', 'CARE-HAND-75', 'TEA-AUTUMN-100', 'NO-SUCH-THING'],
      ),
      quantity: fc.integer({ min: 1, max: 7 }),
    });
    const basket = fc.record({
      lines: fc.array(line, { minLength: 1, maxLength: 4 }),
      coupon_codes: fc.oneof(
        fc.constant<string[]>([]),
        fc.array(mostly(['TEA10', 'CERAMICS20'], ['SPRING15', 'NEXT12', 'LIVE20', 'NOPE']), { maxLength: 2 }),
      ),
      region: mostly(
        ['330106', '441900', '540102', '650102', '210202', '110105'],
        ['460321', '330104', '330100', '710000', '999999'],
      ),
      phone: fc.integer({ min: 1, max: 30 }).map((n) => `+86199000009${String(n).padStart(2, '0')}`),
      payment_method: mostly(['yipay', 'cardhouse'], ['cod', 'cheque']),
    });
    let held = 0;
    await fc.assert(
      fc.asyncProperty(basket, async ({ region, phone, ...chosen }) => {
        const order = anOrder({
          ...chosen,
          customer: { name: '林晓', phone },
          shipping_address: { country: 'CN', region_code: region, line1: '虚构路 18 号' },
        });
        const quote = await ask(basketOf(order));
        const { status, body } = await world.shop.place(order);
        expect(faultsOf(quote.problems)).toEqual(faultsOf((body.errors ?? []) as Fault[]));
        if (status !== 201) return;
        held += 1;
        const { lines, goods_total, discount_total, freight, total } = body;
        expect(quote).toMatchObject({ lines, goods_total, discount_total, freight, total, problems: [] });
        expect(quote.promotions).toMatchObject(body.promotions as object[]);
        const planned = (body.shipments as { id: string }[]).map(({ id: _, ...shipment }) => shipment);
        expect(quote.shipments).toEqual(planned);
        const late = Date.parse(String(body.promised_at)) - Date.parse(quote.promised_at ?? '');
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThan(20_000);
      }),
      { numRuns: 100, seed: 2026 },
    );
    expect(held).toBeGreaterThan(20);
    expect(held).toBeLessThan(90);
  });

  test('takes nothing and leaves nothing behind', async () => {
    const before = await traces();
    await Promise.all(Array.from({ length: 20 }, () => ask({ ...tea, coupon_codes: ['TEA10'] })));
    expect(await traces()).toEqual(before);
  });

  test('waits for nobody who holds the goods locked', async () => {
    await world.sql.begin(async (tx) => {
      await tx`SELECT 1 FROM stock WHERE sku = 'TEA-LONGJING-100' FOR UPDATE`;
      await tx`SELECT 1 FROM coupon WHERE code = 'TEA10' FOR UPDATE`;
      expect((await ask({ ...tea, coupon_codes: ['TEA10'] })).coupons[0]?.discount).toEqual({
        amount: 1380,
        currency: 'CNY',
      });
    });
  });

  test('knows the price before it knows the place, and the rest with country and region', async () => {
    const early = await ask(tea);
    expect(early).toMatchObject({ goods_total: { amount: 13_800 }, freight: null, total: null, problems: [] });
    expect(early).toMatchObject({ promised_at: null, promise_hours: null, shipments: [] });
    const later = await ask({ ...tea, shipping_address: inHangzhou });
    expect(later).toMatchObject({ freight: { amount: 0 }, total: { amount: 13_800 }, problems: [] });
    expect(later.shipments).toHaveLength(1);
    expect(later.promise_hours).toBeGreaterThan(24);
  });

  test('assumes no first order of somebody unknown, and gives it to somebody new', async () => {
    const unknown = await ask({ ...tea, shipping_address: inHangzhou });
    expect(unknown.first_order).toBeNull();
    expect(unknown.promotions).toEqual([]);
    const fresh = await ask({ ...tea, shipping_address: inHangzhou, customer: { phone: '+8619900000777' } });
    expect(fresh).toMatchObject({ first_order: true, promotions: [{ promotion_id: 'new-customer' }] });
  });

  test('knows a customer by the shop’s own number once they have ordered', async () => {
    const customer = { id: 'cus-quoted', name: '林晓', phone: '+8619900000778' };
    await world.shop.placeHeld(anOrder({ customer, coupon_codes: ['CERAMICS20'], lines: [cup] }));
    const again = await ask({
      currency: 'CNY',
      lines: [cup],
      coupon_codes: ['CERAMICS20'],
      customer: { id: customer.id },
    });
    expect(again.first_order).toBe(false);
    expect(again.coupons[0]?.problems).toMatchObject([{ code: 'COUPON_LIMIT_REACHED', facts: { limit: 1 } }]);
    expect((await ask({ ...tea, customer: { id: 'cus-never-seen' } })).first_order).toBeNull();
  });
  const cup = { sku: 'POTTERY-CUP-CELADON', quantity: 1 };

  test('says of each coupon why not, and what the basket comes to without it', async () => {
    const quote = await ask({
      ...tea,
      shipping_address: inHangzhou,
      coupon_codes: ['TEA10', 'SPRING15', 'CERAMICS20', 'NOPE'],
    });
    expect(quote.coupons.map(({ code, discount, problems }) => [code, discount?.amount, problems[0]?.code])).toEqual([
      ['TEA10', 1380, undefined],
      ['SPRING15', undefined, 'COUPON_EXPIRED'],
      ['CERAMICS20', undefined, 'COUPON_NOT_APPLICABLE'],
      ['NOPE', undefined, 'COUPON_UNKNOWN'],
    ]);
    expect(quote.total).toEqual({ amount: 12_420, currency: 'CNY' });
    expect(quote.problems.map(({ pointer }) => pointer)).toEqual([1, 2, 3].map((n) => `/coupon_codes/${n}`));
  });

  test('says what is missing for a promotion, and nothing of another shop’s', async () => {
    const quote = await ask(tea);
    expect(quote.skipped).toContainEqual(
      expect.objectContaining({
        promotion_id: 'save-30',
        reason: 'below_threshold',
        facts: { threshold: 19_900, missing: 6100, currency: 'CNY' },
      }),
    );
    expect(quote.skipped.map(({ reason }) => reason)).not.toContain('wrong_shop');
  });

  test('says of each way to pay whether it may be used, and why not', async () => {
    const [dear, cheap] = await Promise.all(
      [4, 1].map((quantity) =>
        ask({ currency: 'CNY', lines: [{ sku: 'CABLE-USBC-2M', quantity }], shipping_address: inHangzhou }),
      ),
    );
    expect(cheap?.payment_methods.map(({ method, available }) => [method, available])).toEqual([
      ['cardhouse', true],
      ['cod', false],
      ['yipay', true],
    ]);
    // Nobody takes cash on delivery here, whatever its row says.
    expect(dear?.payment_methods.find(({ method }) => method === 'cod')?.objections).toEqual([{ reason: 'disabled' }]);
  });

  test('is refused only where the contract does not know the body', async () => {
    const refused = await world.shop.call('POST', '/v1/quotes', { body: { ...tea, lines: [], total: 1 } });
    expect(refused.status).toBe(400);
    expect((refused.body.errors as Fault[]).map(({ pointer }) => pointer)).toEqual(['/lines', '/total']);
  });

  test('is made for staff in the name of a shop, and for a shop in its own name only', async () => {
    const asked = await ask({ ...tea, shop_id: 'yizhou-live' }, 'ops');
    expect(asked).toMatchObject({ shop_id: 'yizhou-live', goods_total: { amount: 13_120 } });
    const nameless = await world.shop.call('POST', '/v1/quotes', { key: 'ops', body: tea });
    expect(nameless.body).toMatchObject({ code: 'INVALID_VALUE', errors: [{ pointer: '/shop_id' }] });
    for (const shop_id of ['yizhou-live', 'no-such-shop']) {
      const strange = await world.shop.call('POST', '/v1/quotes', { body: { ...tea, shop_id } });
      expect([strange.status, strange.body.code]).toEqual([404, 'SHOP_UNKNOWN']);
    }
  });
});
