import type { OrderPrice } from '../../contracts/order-detail.ts';
import type { Queryable } from '../../db/client.ts';
import type { OrderRow } from '../../db/queries/order.ts';
import { readPriced } from '../../db/queries/price.ts';
import { readTitles, type Titles } from '../../db/queries/title.ts';
import { fault } from '../../domain/faults.ts';
import { explainPrice, type PriceExplanation } from '../../domain/order/price.ts';
import { Refusal } from '../plugins/problem.ts';

type Explained = {
  readonly priced: NonNullable<Awaited<ReturnType<typeof readPriced>>>;
  readonly why: PriceExplanation;
  readonly titles: Titles;
};

/** Why it costs what it costs: lines, promotions given and not given, freight, and the sums. */
export const readPrice = async (db: Queryable, row: OrderRow): Promise<OrderPrice> => {
  const priced = await readPriced(db, row);
  if (!priced) throw new Refusal([fault('PRICE_MISSING')]);
  const titles = await readTitles(
    db,
    priced.lines.map(({ sku }) => sku),
  );
  return present({ priced, why: explainPrice(priced), titles });
};

const moneyOf = ({ priced: { currency } }: Explained) => {
  return (amount: number) => ({ amount, currency });
};

const present = (explained: Explained): OrderPrice => {
  const { priced, why } = explained;
  const money = moneyOf(explained);
  const { goodsMinor, discountMinor, freightMinor } = priced;
  return {
    lines: presentLines(explained),
    ...presentPromotions(explained),
    is_explained: why.promotions !== undefined,
    freight: presentFreight(explained),
    sums: {
      goods: money(goodsMinor),
      discount: money(discountMinor),
      freight: money(freightMinor),
      total: money(goodsMinor - discountMinor + freightMinor),
    },
  };
};

const presentLines = (explained: Explained): OrderPrice['lines'] => {
  const { priced, why, titles } = explained;
  const money = moneyOf(explained);
  return priced.lines.map(({ sku, quantity, unitPrice }, index) => {
    const discount = priced.lineDiscounts[index] ?? 0;
    const shares = (why.promotions?.applied ?? []).flatMap(({ promotionId, byLine }) => {
      const amount = byLine[index] ?? 0;
      return amount === 0 ? [] : [{ promotion_id: promotionId, amount: money(amount) }];
    });
    return {
      sku,
      title: titles.get(sku) ?? null,
      quantity,
      unit_price: money(unitPrice),
      amount: money(unitPrice * quantity),
      discounts: shares,
      discount: money(discount),
      total: money(unitPrice * quantity - discount),
    };
  });
};

const presentPromotions = (explained: Explained): Pick<OrderPrice, 'promotions' | 'skipped'> => {
  const { priced, why } = explained;
  const money = moneyOf(explained);
  const titleOf = (id: string) => {
    const found = priced.promotions.find((promotion) => promotion.id === id);
    return { 'zh-CN': found?.titleZh ?? id, en: found?.titleEn ?? id };
  };
  const { applied = [], skipped = [] } = why.promotions ?? {};
  return {
    promotions: applied.map(({ promotionId, couponCode, amount }) => ({
      promotion_id: promotionId,
      coupon_code: couponCode ?? null,
      title: titleOf(promotionId),
      amount: money(amount),
    })),
    skipped: skipped.map(({ promotionId, reason, facts }) => ({
      promotion_id: promotionId,
      title: titleOf(promotionId),
      reason,
      ...(facts === undefined ? {} : { facts: { ...facts } as NonNullable<OrderPrice['skipped'][number]['facts']> }),
    })),
  };
};

const presentFreight = (explained: Explained): OrderPrice['freight'] => {
  const { priced, why } = explained;
  const { freight } = why;
  const { freightRule } = priced;
  if (!freight || !freightRule) return null;
  const money = moneyOf(explained);
  return {
    base: money(freight.base),
    is_free: freight.isFree,
    free_from: freightRule.freeFromMinor === null ? null : money(freightRule.freeFromMinor),
    goods_after_discount: money(priced.goodsMinor - priced.discountMinor),
    remote_surcharge: money(freight.surcharge),
    total: money(freight.total),
  };
};
