import { sql } from 'drizzle-orm';
import type { Currency } from '../../domain/money.ts';
import type { CouponUse } from '../../domain/promotion/promotion.ts';
import type { Queryable, Transaction } from '../client.ts';
import { coupon, promotion } from '../schema/promotion.ts';
import { anyOf, rowsAs } from './list.ts';

type Typed = { readonly code: string; readonly customerKey: string };

/** Locks these coupons in the order of their codes and reads them. */
export const lockCoupons = async (
  tx: Transaction,
  typed: readonly Typed[],
): Promise<(CouponUse & { readonly customerKey: string })[]> => {
  if (typed.length === 0) return [];
  await tx.execute(sql`
    SELECT 1 FROM coupon WHERE code = ${anyOf(typed.map(({ code }) => code))} ORDER BY code FOR NO KEY UPDATE`);
  return readCoupons(tx, typed);
};

/** What is left of each coupon now, also for the customer who typed it. */
export const readCoupons = async (
  db: Queryable,
  typed: readonly Typed[],
): Promise<(CouponUse & { readonly customerKey: string })[]> => {
  if (typed.length === 0) return [];
  const rows = await db.execute<CouponUse & { customerKey: string }>(sql`
    SELECT c.code, t."customerKey", promotion_id AS "promotionId", max_uses AS "maxUses", uses,
      max_uses_per_customer AS "maxUsesPerCustomer", budget_minor::float8 AS "budgetMinor",
      spent_minor::float8 AS "spentMinor", (SELECT count(*)::int FROM coupon_redemption r
        WHERE r.code = c.code AND r.customer_key = t."customerKey" AND r.released_at IS NULL) AS "usesByCustomer"
    FROM (SELECT DISTINCT * FROM ${rowsAs('typed', typed, 'code text, "customerKey" text')}) t JOIN coupon c USING (code)`);
  return [...rows];
};

export type Redemption = Typed & { readonly orderId: string; readonly amountMinor: number };

/** Takes the uses of each coupon; the counters' CHECKs and the unique n-th use refuse what two orders cannot both have. */
export const redeemCoupons = async (tx: Transaction, redemptions: readonly Redemption[]): Promise<void> => {
  if (redemptions.length === 0) return;
  await tx.execute(sql`
    WITH used AS (
      SELECT * FROM ${rowsAs('u', redemptions, 'code text, "customerKey" text, "orderId" text, "amountMinor" bigint')}
    ), counted AS (
      UPDATE coupon c SET uses = c.uses + u.uses, spent_minor = c.spent_minor + u.spent
      FROM (SELECT code, count(*)::int AS uses, sum("amountMinor") AS spent FROM used GROUP BY code) u WHERE c.code = u.code
    )
    INSERT INTO coupon_redemption (code, order_id, customer_key, n, amount_minor)
    SELECT code, "orderId", "customerKey",
      row_number() OVER (PARTITION BY code, "customerKey" ORDER BY "orderId")
      + coalesce((SELECT max(r.n) FROM coupon_redemption r
        WHERE r.code = used.code AND r.customer_key = used."customerKey" AND r.released_at IS NULL), 0),
      "amountMinor"
    FROM used`);
};

/** Gives an order's uses back, once. */
export const releaseCoupons = async (tx: Transaction, orderId: string): Promise<void> => {
  await tx.execute(sql`
    SELECT 1 FROM coupon WHERE code IN (SELECT code FROM coupon_redemption WHERE order_id = ${orderId} AND released_at IS NULL)
    ORDER BY code FOR NO KEY UPDATE`);
  await tx.execute(sql`
    WITH freed AS (
      UPDATE coupon_redemption SET released_at = now() WHERE order_id = ${orderId} AND released_at IS NULL RETURNING code, amount_minor
    )
    UPDATE coupon c SET uses = c.uses - 1, spent_minor = c.spent_minor - f.amount_minor FROM freed f WHERE c.code = f.code`);
};

export type GiftCoupon = {
  readonly code: string;
  readonly amountMinor: number;
  readonly shopId: string;
  readonly currency: Currency;
  readonly until: string;
};

/** A promotion of one coupon of one use. */
export const createGiftCoupon = async (tx: Transaction, gift: GiftCoupon): Promise<void> => {
  const id = `gift-${gift.code.toLowerCase()}`;
  await tx
    .insert(promotion)
    .values({
      id,
      titleZh: '致歉优惠券',
      titleEn: 'A coupon with our apologies',
      rule: {
        kind: 'fixed',
        percent: null,
        amountMinor: gift.amountMinor,
        thresholdMinor: null,
        family: null,
        firstOrderOnly: false,
      },
      shops: [gift.shopId],
      currency: gift.currency,
      automatic: false,
      validUntil: gift.until,
    })
    .onConflictDoNothing();
  await tx
    .insert(coupon)
    .values({ code: gift.code, promotionId: id, maxUses: 1, maxUsesPerCustomer: 1 })
    .onConflictDoNothing();
};
