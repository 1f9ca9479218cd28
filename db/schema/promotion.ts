import { sql } from 'drizzle-orm';
import { boolean, check, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { CURRENCIES } from '../../domain/money.ts';
import type { PromotionRule } from '../../domain/promotion/promotion.ts';
import { instant, minor } from './column.ts';

export const promotion = pgTable('promotion', {
  id: text().primaryKey(),
  titleZh: text('title_zh').notNull(),
  titleEn: text('title_en').notNull(),
  rule: jsonb().$type<PromotionRule>().notNull(),
  shops: text().array(),
  currency: text({ enum: CURRENCIES }),
  exclusive: boolean().notNull().default(false),
  automatic: boolean().notNull().default(true),
  validFrom: instant('valid_from'),
  validUntil: instant('valid_until'),
});

/** Uses and budget are counters under CHECK: a redemption past them cannot commit. */
export const coupon = pgTable(
  'coupon',
  {
    code: text().primaryKey(),
    promotionId: text('promotion_id')
      .notNull()
      .references(() => promotion.id),
    maxUses: integer('max_uses'),
    uses: integer().notNull().default(0),
    maxUsesPerCustomer: integer('max_uses_per_customer'),
    budgetMinor: minor('budget_minor'),
    spentMinor: minor('spent_minor').notNull().default(0),
  },
  (t) => [
    check('coupon_uses_within', sql`${t.uses} >= 0 AND (${t.maxUses} IS NULL OR ${t.uses} <= ${t.maxUses})`),
    check(
      'coupon_budget_within',
      sql`${t.spentMinor} >= 0 AND (${t.budgetMinor} IS NULL OR ${t.spentMinor} <= ${t.budgetMinor})`,
    ),
  ],
);

export const couponRedemption = pgTable(
  'coupon_redemption',
  {
    code: text()
      .notNull()
      .references(() => coupon.code),
    orderId: text('order_id').notNull(),
    customerKey: text('customer_key').notNull(),
    /** The customer's n-th use; unique, so that two orders cannot take the same one. */
    n: integer().notNull(),
    amountMinor: minor('amount_minor').notNull(),
    releasedAt: instant('released_at'),
  },
  (t) => [
    primaryKey({ columns: [t.code, t.orderId] }),
    uniqueIndex('coupon_redemption_nth').on(t.code, t.customerKey, t.n).where(sql`${t.releasedAt} IS NULL`),
  ],
);
