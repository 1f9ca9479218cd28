import type { Language } from '../kit/page.ts';
import { moneyText } from '../kit/money.ts';
import type { ProblemItem } from './packhorse.ts';

type Facts = NonNullable<ProblemItem['facts']>;
type Words = Readonly<Record<Language, string>>;
type Told = {
  readonly facts: Facts;
  /** What the pointer points at, as the customer knows it. */
  readonly what: string;
};

const number = (facts: Facts, name: string): number => Number(facts[name] ?? 0);
const money = (facts: Facts, name: string): string => moneyText(number(facts, name), String(facts.currency ?? 'CNY'));

const stock = ({ facts, what }: Told): Words => {
  const left = number(facts, 'available');
  return left === 0
    ? { zh: `${what} 刚刚卖完了，请移除它。`, en: `${what} has just sold out; please remove it.` }
    : { zh: `${what} 只剩 ${left} 件了，请把数量改少。`, en: `Only ${left} of ${what} are left; please take fewer.` };
};

/** A coupon that does not apply says what it asks for. */
const NOT_APPLICABLE: Readonly<Record<string, (told: Told) => Words>> = {
  below_threshold: ({ facts, what }) => ({
    zh: `${what} 满 ${money(facts, 'threshold')} 可用，还差 ${money(facts, 'missing')}。`,
    en: `${what} needs ${money(facts, 'threshold')} of goods; ${money(facts, 'missing')} is missing.`,
  }),
  no_matching_goods: ({ what }) => ({
    zh: `${what} 不适用于购物车里的商品。`,
    en: `${what} is for other goods than those in your basket.`,
  }),
  not_first_order: ({ what }) => ({ zh: `${what} 仅限首单。`, en: `${what} is for a first order only.` }),
  wrong_shop: ({ what }) => ({ zh: `${what} 是另一家店的优惠。`, en: `${what} belongs to another shop.` }),
  wrong_currency: ({ what }) => ({ zh: `${what} 不适用于这种货币。`, en: `${what} is for another currency.` }),
  no_effect: ({ what }) => ({ zh: `${what} 在这里减不了什么。`, en: `${what} would take nothing off here.` }),
};

const METHOD_REASONS: Readonly<Record<string, Words>> = {
  remote: { zh: '偏远地区不支持这种支付方式。', en: 'This way to pay is not possible in a remote region.' },
  too_large: { zh: '金额超出这种支付方式的上限。', en: 'The amount is too large for this way to pay.' },
  too_small: { zh: '金额低于这种支付方式的下限。', en: 'The amount is too small for this way to pay.' },
  disabled: { zh: '这种支付方式暂未开通。', en: 'This way to pay is not offered now.' },
  currency: { zh: '这种支付方式不支持这种货币。', en: 'This way to pay does not take this currency.' },
};

export const methodReason = (reason: string, language: Language): string =>
  (METHOD_REASONS[reason] ?? { zh: '现在不能这样支付。', en: 'This cannot be used now.' })[language];

/** Codes and facts of the API in the words of this shop; each says what the customer can do. */
const SENTENCES: Readonly<Record<string, (told: Told) => Words>> = {
  STOCK_INSUFFICIENT: stock,
  SKU_UNKNOWN: ({ what }) => ({
    zh: `${what} 已下架，请移除它。`,
    en: `${what} is gone from the shop; please remove it.`,
  }),
  SKU_NOT_SELLABLE: ({ what }) => ({
    zh: `${what} 暂未开售，请移除它。`,
    en: `${what} is not on sale now; please remove it.`,
  }),
  PRICE_MISSING: ({ what }) => ({
    zh: `${what} 暂无价格，请移除它。`,
    en: `${what} has no price now; please remove it.`,
  }),
  ADDRESS_UNDELIVERABLE: () => ({
    zh: '这些商品没有承运商送到这个地区，请换一个收货地区。',
    en: 'No carrier brings these goods to this place; please choose another.',
  }),
  ADDRESS_INCOMPLETE: () => ({ zh: '地址还不完整，请补充。', en: 'The address is not complete yet.' }),
  ADDRESS_INVALID: () => ({
    zh: '地址有一处写法不对，请检查。',
    en: 'A part of the address is not right; please check it.',
  }),
  REGION_UNKNOWN: () => ({ zh: '没有这个地区，请重新选择。', en: 'There is no such region; please choose again.' }),
  REGION_REPLACED: () => ({
    zh: '这个地区已并入别处，请重新选择。',
    en: 'This region is part of another now; please choose again.',
  }),
  REGION_INCOMPLETE: () => ({ zh: '请选择到区县。', en: 'Please choose down to the district.' }),
  COUPON_UNKNOWN: ({ what }) => ({ zh: `没有 ${what} 这个优惠码。`, en: `There is no coupon ${what}.` }),
  COUPON_NOT_STARTED: ({ what }) => ({ zh: `${what} 还没有开始。`, en: `${what} has not begun yet.` }),
  COUPON_EXPIRED: ({ what }) => ({ zh: `${what} 已过期。`, en: `${what} has expired.` }),
  COUPON_EXHAUSTED: ({ what }) => ({ zh: `${what} 已被领完。`, en: `${what} has been used up.` }),
  COUPON_LIMIT_REACHED: ({ what }) => ({
    zh: `${what} 您已用到上限。`,
    en: `You have used ${what} as often as it can be used.`,
  }),
  COUPON_NOT_COMBINABLE: ({ what, facts }) => {
    const others = [facts.others ?? []].flat().join(', ');
    return { zh: `${what} 不能与 ${others} 同时使用。`, en: `${what} cannot be combined with ${others}.` };
  },
  COUPON_NOT_APPLICABLE: (told) =>
    (
      NOT_APPLICABLE[String(told.facts.reason)] ??
      (() => ({ zh: `${told.what} 不适用。`, en: `${told.what} does not apply.` }))
    )(told),
  PAYMENT_METHOD_UNAVAILABLE: ({ facts }) => ({
    zh: `${methodReason(String(facts.reason), 'zh')}请换一种。`,
    en: `${methodReason(String(facts.reason), 'en')} Please choose another.`,
  }),
  ORDER_TOTAL_ZERO: () => ({
    zh: '订单金额为零，无需支付，不能下单。',
    en: 'The order comes to nothing, so it cannot be paid.',
  }),
  RATE_LIMITED: () => ({
    zh: '现在下单的人太多，请稍后再试。',
    en: 'Too many are ordering just now; please try again in a moment.',
  }),
  INVALID_VALUE: ({ what }) => ({
    zh: `${what || '有一处'}填写不对，请检查。`,
    en: `${what || 'Something'} is not filled in right; please check it.`,
  }),
};

/** A code that this shop does not know yet is said in the API's own words. */
export const problemText = (problem: ProblemItem, what: string, language: Language): string => {
  const words = SENTENCES[problem.code]?.({ facts: problem.facts ?? {}, what });
  return words?.[language] ?? `${problem.title} (${problem.code})`;
};

export const pointsAt = ({ pointer = '' }: ProblemItem, place: string): boolean =>
  pointer === place || pointer.startsWith(`${place}/`);
