import type { AllocationPlan } from '../allocation/allocate.ts';
import type { Fault } from '../faults.ts';
import type { AppliedPromotion, TypedCoupon } from '../promotion/promotion.ts';
import type { SkippedPromotion } from '../promotion/match.ts';
import type { Place } from './address.ts';
import { type BasketFacts, judgeBasket, type Judgement, valueOf } from './admission.ts';
import { type MethodObjection, surveyPaymentMethods } from './payment-method.ts';
import { type Bill, makeBill, type OrderedLine } from './pricing.ts';

export type QuotedCoupon = {
  readonly code: string;
  readonly discount: number | undefined;
  readonly faults: readonly Fault[];
};

/** Without a unit price the article is not for sale; discounts are known only once every line has a price. */
export type QuotedLine = OrderedLine & {
  readonly unitPrice: number | undefined;
  readonly discount: number | undefined;
  readonly total: number | undefined;
};

/** What a basket would come to now. It answers with all that can be known, whatever is wrong with the rest. */
export type Quote = {
  readonly place: Place | undefined;
  /** In the order of the basket. */
  readonly lines: readonly QuotedLine[];
  readonly goods: number | undefined;
  readonly discount: number | undefined;
  readonly freight: number | undefined;
  readonly total: number | undefined;
  readonly applied: readonly AppliedPromotion[];
  readonly skipped: readonly SkippedPromotion[];
  readonly coupons: readonly QuotedCoupon[];
  readonly plan: AllocationPlan | undefined;
  readonly methods: readonly { readonly method: string; readonly objections: readonly MethodObjection[] }[];
  /** What the order would be refused for, as it is asked for now. */
  readonly faults: readonly Fault[];
};

const NOT_ASKED_YET = new Set(['/shipping_address/line1', '/shipping_address/city', '/shipping_address/postcode']);

/** A visitor who has only said where the goods go is not told that the street is missing. */
const isAnswered = ({ code, pointer }: Fault): boolean =>
  code !== 'ADDRESS_INCOMPLETE' || pointer === undefined || !NOT_ASKED_YET.has(pointer);

const codeAt = (coupons: readonly TypedCoupon[], { pointer }: Fault): string | undefined => {
  const [, index] = /^\/coupon_codes\/(\d+)$/.exec(pointer ?? '') ?? [];
  return index === undefined ? undefined : coupons[Number(index)]?.code;
};

/** As it would be without the coupons that are refused: their discount is in no sum. */
const judgeWithoutRefused = (facts: BasketFacts): Judgement => {
  const judged = judgeBasket(facts);
  const refused = new Set(judged.faults.map((each) => codeAt(facts.coupons, each)));
  const coupons = facts.coupons.filter(({ code }) => !refused.has(code));
  return coupons.length === facts.coupons.length ? judged : judgeWithoutRefused({ ...facts, coupons });
};

const quoteCoupons = (
  { coupons }: BasketFacts,
  faults: readonly Fault[],
  applied: readonly AppliedPromotion[],
): readonly QuotedCoupon[] =>
  [...new Set(coupons.map(({ code }) => code))].map((code) => ({
    code,
    discount: applied.find(({ couponCode }) => couponCode === code)?.amount,
    faults: faults.filter((each) => codeAt(coupons, each) === code),
  }));

/** Sums are given only while no line is in doubt. */
const billOf = ({ pricing, promotions, bill }: Judgement): Bill | undefined => {
  if (bill || pricing.faults.length > 0 || !promotions.ok) return bill;
  return makeBill(pricing.lines, promotions.value, 0);
};

const linesOf = ({ lines }: BasketFacts, { pricing }: Judgement, bill: Bill | undefined): readonly QuotedLine[] => {
  const prices = new Map(pricing.lines.map(({ sku, unitPrice }) => [sku, unitPrice]));
  return lines.map(({ sku, quantity }, index) => {
    const { discount, total } = bill?.lines[index] ?? {};
    return { sku, quantity, unitPrice: prices.get(sku), discount, total };
  });
};

/** The rules of admission asked of a basket, without taking anything. */
export const quoteBasket = (facts: BasketFacts): Quote => {
  const asked = judgeBasket(facts);
  const priced = judgeWithoutRefused(facts);
  const bill = billOf(priced);
  const { applied = [], skipped = [] } = valueOf(priced.promotions) ?? {};
  return {
    place: priced.place,
    lines: linesOf(facts, priced, bill),
    goods: bill?.goods,
    discount: bill?.discount,
    freight: bill && valueOf(priced.freight),
    total: priced.bill?.total,
    applied,
    skipped,
    coupons: quoteCoupons(facts, asked.faults, applied),
    plan: valueOf(priced.plan),
    methods: surveyPaymentMethods({ ...facts, total: priced.bill?.total, remote: priced.place?.remote }),
    faults: asked.faults.filter(isAnswered),
  };
};
