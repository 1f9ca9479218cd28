import { describe, expectTypeOf, test } from 'vitest';
import {
  createClient,
  dataOf,
  type HeldOrder,
  idempotencyKey,
  type NewOrder,
  type ProblemError,
} from '../../client/client.ts';

const client = createClient({ baseUrl: 'http://127.0.0.1:7300', apiKey: 'phk_x' });
const header = idempotencyKey();
const body: NewOrder = {
  currency: 'CNY',
  payment_method: 'yipay',
  customer: { name: '林晓', phone: '+8619900000001' },
  shipping_address: { country: 'CN', line1: '虚构路 18 号' },
  lines: [{ sku: 'TEA-LONGJING-100', quantity: 2 }],
};

describe('the client, at compile time', () => {
  test('a right order has its answer typed', () => {
    const call = client.POST('/v1/orders', { params: { header }, body });
    expectTypeOf(dataOf(call)).resolves.extract<HeldOrder>().toEqualTypeOf<HeldOrder>();
    expectTypeOf<HeldOrder['payment']['pay_url']>().toBeString();
  });

  test('an order without lines, or with a price of the caller, does not compile', () => {
    const { lines: _, ...withoutLines } = body;
    // @ts-expect-error: lines are required
    void client.POST('/v1/orders', { params: { header }, body: withoutLines });
    type Line = NewOrder['lines'][number];
    // @ts-expect-error: prices are the server's
    const priced: Line = { sku: 'X', quantity: 1, unit_price: 1 };
    // @ts-expect-error: a quantity is a number
    const worded: Line = { sku: 'X', quantity: '1' };
    expectTypeOf([priced, worded]).toBeArray();
  });

  test('a write without its idempotency key does not compile', () => {
    // @ts-expect-error: the header is required
    void client.POST('/v1/orders', { body });
  });

  test('a path that is not there, or another method on it, does not compile', () => {
    // @ts-expect-error: no such path
    void client.GET('/v1/order', {});
    // @ts-expect-error: orders are not deleted
    void client.DELETE('/v1/orders/{id}', { params: { path: { id: 'ord_x' } } });
  });

  test('only codes of the table compile', () => {
    const isOf = (error: ProblemError) => error.has('STOCK_INSUFFICIENT');
    expectTypeOf(isOf).returns.toBeBoolean();
    // @ts-expect-error: no such code
    void ((error: ProblemError) => error.code === 'OUT_OF_STOCK');
    // @ts-expect-error: no such code
    void ((error: ProblemError) => error.has('OUT_OF_STOCK'));
  });
});
