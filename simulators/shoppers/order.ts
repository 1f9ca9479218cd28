import type { NewOrder } from '../../client/client.ts';
import type { World } from '../../world/types.ts';
import type { Intent } from './plan.ts';

const without = <T extends object>(fields: T): { [K in keyof T]: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as {
    [K in keyof T]: NonNullable<T[K]>;
  };

/** What the shop's backend sends for a shopper. Nothing in it says what the shopper is up to. */
export const createOrderForm =
  (world: World) =>
  ({ reference, shop, customer: id, phone, method, lines, coupons }: Intent): NewOrder => {
    const person = world.customer.find((customer) => customer.id === id);
    const seller = world.shop.find((row) => row.id === shop);
    if (!person || !seller) throw new Error(`${reference}: nobody is called ${id} at ${shop}`);
    const { country, regionCode, city, postcode, line1, line2 } = person.address;
    return {
      reference,
      language: person.language,
      currency: seller.currencies[0] ?? 'CNY',
      payment_method: method,
      customer: { id, name: person.name, phone, email: person.email },
      shipping_address: without({ country, region_code: regionCode, city, postcode, line1, line2 }),
      lines: lines.map((line) => ({ ...line })),
      coupon_codes: [...coupons],
      metadata: {},
    };
  };
