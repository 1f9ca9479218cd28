import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderView } from '../../contracts/order.ts';
import { createFloor, type Floor } from '../support/floor.ts';
import { anOrder } from '../support/order.ts';
import { eventually } from '../support/shop.ts';
import { agentTrouble, shipInto } from '../support/trouble.ts';
import { startWorld, type World } from '../support/world.ts';

describe('one order, whole', () => {
  let world: World;
  let floor: Floor;

  beforeAll(async () => {
    world = await startWorld({ subject: 'order-page' });
    floor = createFloor(world);
  });
  afterAll(() => world.close());

  const read = async (id: string, key = 'agent'): Promise<OrderView> =>
    (await world.shop.call('GET', `/v1/orders/${id}`, { key })).body as OrderView;

  test('shows its sums, its goods by name, and of the customer no more than is needed', async () => {
    const { id } = await world.shop.placeHeld(
      anOrder({
        customer: { id: 'C-7', name: '林晓禾', phone: '+8613800000412', email: 'lin@example.com' },
        shipping_address: {
          country: 'CN',
          region_code: '330106',
          province: '浙江',
          city: '杭州',
          line1: '虚构路 18 号',
        },
      }),
    );
    const order = await read(id);
    expect(order.customer).toEqual({
      id: 'C-7',
      name: '林**',
      phone: '138****0412',
      email: 'l***@example.com',
      country: 'CN',
      region_code: '330106',
      province: '浙江',
      city: '杭州',
      line1: '虚构路****',
    });
    expect(JSON.stringify(order)).not.toMatch(/林晓禾|13800000412|lin@example|18 号/);
    const [goods, discount, freight, total] = [order.goods_total, order.discount_total, order.freight, order.total];
    expect(Number(goods?.amount) - Number(discount?.amount) + Number(freight?.amount)).toBe(total?.amount);
    expect(order.lines).toMatchObject([{ sku: 'TEA-LONGJING-100', title: { en: expect.any(String) }, quantity: 2 }]);
    expect(order).toMatchObject({ stage: 'received', imported: false, held: null, workflow_id: `order-${id}` });
  });

  test('tells staff what a parcel costs us, and a shop not', async () => {
    const { id } = await world.shop.placeHeld();
    const [staff, shop] = [await read(id), await read(id, 'yizhou-cn')];
    expect(staff.shipments[0]?.cost?.amount).toBeGreaterThan(0);
    expect(shop.shipments[0]?.cost).toBeNull();
    expect({ ...shop, shipments: [] }).toEqual({ ...staff, shipments: [] });
  });

  test('shows a parcel from the shelf to its trouble, and when it should be there', async () => {
    const { id } = await shipInto(world, floor, 'lost');
    const trouble = await agentTrouble(world, id);
    const order = await read(id);
    expect(order.shipments).toMatchObject([
      { n: 1, status: 'lost', lines: [{ sku: 'TEA-LONGJING-100', quantity: 2 }], replaces: null, expected_at: null },
    ]);
    expect(order.shipments[0]?.packed_at).not.toBeNull();
    expect(order.expected_at).toBeNull();
    expect(order.promise).toEqual({ at: order.promised_at, state: 'at_risk', expected_at: null });
    const token = order.customer_url?.split('/').at(-1);
    const seen = await world.shop.call('GET', `/v1/customer/orders/${token}`);
    expect(seen.body.promise).toEqual(order.promise);
    expect(order.escalations).toMatchObject([
      {
        id: trouble.id,
        kind: 'lost',
        tier: 'agent',
        remedies: ['reship', 'refund', 'coupon'],
        consequence: 'refund_shipment',
      },
    ]);
    expect(order.payments).toMatchObject([{ attempt: 1, status: 'captured', refunds: [] }]);
  });

  test('says of a card that was blocked a second time that it was set free', async () => {
    const placed = await world.shop.placeHeld(anOrder({ payment_method: 'cardhouse' }));
    await world.shop.pay(placed, 'pay_twice');
    const payments = await eventually(
      async () => (await read(placed.id)).payments,
      (all) => all.some(({ voided_at: at }) => at !== null),
    );
    expect(payments.filter(({ voided_at: at }) => at === null)).toHaveLength(1);
  });

  test('shows each refund of a payment with what became of it', async () => {
    const placed = await world.shop.placeHeld();
    await world.shop.pay(placed);
    await world.shop.until(placed.id, 'fulfilling');
    const action = await world.shop.propose(placed.id, { kind: 'refund', amount: 500, reason: 'goodwill' });
    await eventually(
      async () => (await world.sql`SELECT state FROM action WHERE id = ${String(action.body.id)}`)[0],
      (row) => row?.state === 'applied',
    );
    const [payment] = (await read(placed.id)).payments;
    expect(payment?.refunded.amount).toBe(500);
    expect(payment?.refunds).toMatchObject([{ amount: { amount: 500 }, status: 'succeeded', cause: action.body.id }]);
  });
});
