import type { Transaction } from '../../db/client.ts';
import { createGiftCoupon } from '../../db/queries/coupon.ts';
import { instantIn, type OrderRow } from '../../db/queries/order.ts';
import { tellCustomer } from '../../db/queries/tell.ts';
import { GIFT_VALID_DAYS } from '../../domain/action/gift.ts';

/** A coupon of its own for one customer and one use. The same code is given once. */
export const giveCoupon = async (
  tx: Transaction,
  order: OrderRow,
  gift: { readonly code: string; readonly amountMinor: number },
): Promise<void> => {
  const until = await instantIn(tx, GIFT_VALID_DAYS * 86_400_000);
  await createGiftCoupon(tx, { ...gift, shopId: order.shopId, currency: order.currency, until });
  const amount = { amount: gift.amountMinor, currency: order.currency };
  await tellCustomer(tx, order, {
    template: 'coupon_given',
    cause: gift.code,
    facts: { amount, coupon: gift.code, until },
  });
};
