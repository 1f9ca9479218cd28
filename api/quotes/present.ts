import { presentFault } from '../../contracts/problem.ts';
import type { QuoteView } from '../../contracts/quote.ts';
import type { Money } from '../../domain/money.ts';
import { promisedAt, promiseHours, transitOf } from '../../domain/order/promise.ts';
import type { MadeQuote } from './handlers.ts';

type Titles = ReadonlyMap<string, { 'zh-CN': string; en: string }>;

/** The parts of a quote that say how the goods would come, also shown of a single article. */
export const presentDelivery = ({ facts, quote, terms }: MadeQuote) => {
  const transitHours = quote.plan && transitOf(quote.plan);
  const isKnown = transitHours !== undefined;
  return {
    promised_at: isKnown ? promisedAt({ transitHours, ...terms }, facts.now) : null,
    promise_hours: isKnown ? promiseHours(transitHours) : null,
    shipments: (quote.plan?.shipments ?? []).map(({ warehouse, carrier, lines }) => ({
      warehouse,
      carrier,
      lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
    })),
  };
};

export const presentQuote = (made: MadeQuote, { isStaff }: { readonly isStaff: boolean }): QuoteView => {
  const { facts, quote, isKnown } = made;
  const money = (amount: number): Money => ({ amount, currency: facts.currency });
  const known = (amount: number | undefined): Money | null => (amount === undefined ? null : money(amount));
  return {
    shop_id: facts.shopId,
    currency: facts.currency,
    lines: quote.lines.map(({ sku, quantity, unitPrice, discount, total }) => ({
      sku,
      quantity,
      unit_price: known(unitPrice),
      discount: known(discount),
      total: known(total),
    })),
    goods_total: known(quote.goods),
    discount_total: known(quote.discount),
    freight: known(quote.freight),
    total: known(quote.total),
    ...presentPromotions(made, { isStaff, money }),
    first_order: isKnown ? facts.isFirstOrder : null,
    ...presentDelivery(made),
    payment_methods: quote.methods.map(({ method, objections }) => ({
      method,
      available: objections.length === 0,
      objections: objections.map(({ reason, limit }) => ({
        reason,
        ...(limit === undefined ? {} : { limit: money(limit) }),
      })),
    })),
    problems: quote.faults.map(presentFault),
    quoted_at: facts.now,
  };
};

type Presenting = { readonly isStaff: boolean; readonly money: (amount: number) => Money };

/** Of another shop's promotions a shop hears nothing. */
const presentPromotions = ({ quote, promotions }: MadeQuote, { isStaff, money }: Presenting) => {
  const titles: Titles = new Map(promotions.map(({ id, titleZh, titleEn }) => [id, { 'zh-CN': titleZh, en: titleEn }]));
  const titleOf = (id: string) => titles.get(id) ?? { 'zh-CN': id, en: id };
  const skipped = quote.skipped.filter(({ reason }) => isStaff || reason !== 'wrong_shop');
  return {
    promotions: quote.applied.map(({ promotionId, couponCode, amount }) => ({
      promotion_id: promotionId,
      ...(couponCode === undefined ? {} : { coupon_code: couponCode }),
      title: titleOf(promotionId),
      discount: money(amount),
    })),
    skipped: skipped.map(({ promotionId, reason, facts }) => ({
      promotion_id: promotionId,
      title: titleOf(promotionId),
      reason,
      ...(facts === undefined ? {} : { facts: { ...facts } as NonNullable<QuoteView['skipped'][number]['facts']> }),
    })),
    coupons: quote.coupons.map(({ code, discount, faults }) => ({
      code,
      discount: discount === undefined ? null : money(discount),
      problems: faults.map(presentFault),
    })),
  };
};
