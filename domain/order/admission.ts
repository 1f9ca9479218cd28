import { type AllocationPlan, findObstacles, planAllocation } from '../allocation/allocate.ts';
import { type DemandLine, findShortages, foldDemand, type StockRow } from '../allocation/demand.ts';
import type { Objective } from '../allocation/objective.ts';
import type { Warehouse } from '../allocation/site.ts';
import type { Tariff } from '../allocation/tariff.ts';
import { type Fault, fault } from '../faults.ts';
import type { Currency } from '../money.ts';
import { matchPromotions, type PromotionMatch } from '../promotion/match.ts';
import type { Promotion, TypedCoupon } from '../promotion/promotion.ts';
import { refuse, type Result, resultOf } from '../result.ts';
import { type AddressFacts, checkAddress, type DeliveryAddress, findPlace, type Place } from './address.ts';
import { splitCaptures } from './capture.ts';
import { type FreightRule, freightFor } from './freight.ts';
import { checkPaymentMethod, type PaymentMethod } from './payment-method.ts';
import { transitOf } from './promise.ts';
import { type Bill, makeBill, type OrderedLine, type Pricing, priceLines, type SkuFacts, sumOf } from './pricing.ts';

/** Everything that is known when an order is judged: rows read under one transaction's locks. */
export type AdmissionFacts = {
  readonly lines: readonly OrderedLine[];
  readonly skus: ReadonlyMap<string, SkuFacts>;
  readonly address: DeliveryAddress;
  readonly regions: AddressFacts;
  readonly promotions: readonly Promotion[];
  /** As typed, in the order of the body: a fault points at the place of its code. */
  readonly coupons: readonly TypedCoupon[];
  readonly freightRules: ReadonlyMap<string, FreightRule>;
  readonly method: string;
  readonly methods: readonly PaymentMethod[];
  readonly stock: readonly StockRow[];
  readonly warehouses: readonly Warehouse[];
  readonly tariffs: readonly Tariff[];
  readonly objective?: Objective;
  readonly shopId: string;
  readonly currency: Currency;
  readonly isFirstOrder: boolean;
  readonly now: string;
};

/** What is known of a basket before it is an order: nobody may have said yet where it goes and how it is paid. */
export type BasketFacts = Omit<AdmissionFacts, 'address' | 'method'> & {
  readonly address: DeliveryAddress | undefined;
  readonly method: string | undefined;
};

/** What every rule says of a basket; a part is missing where another part that it rests on is. */
export type Judgement = {
  readonly place: Place | undefined;
  readonly pricing: Pricing;
  readonly promotions: Result<PromotionMatch>;
  readonly freight: Result<number> | undefined;
  readonly bill: Bill | undefined;
  readonly plan: Result<AllocationPlan> | undefined;
  readonly faults: readonly Fault[];
};

export type Admission = Bill &
  Pick<PromotionMatch, 'applied' | 'skipped'> & {
    readonly plan: AllocationPlan;
    /** Shares of the total in the order of the plan's shipments; they sum to it exactly. */
    readonly captures: readonly number[];
    readonly transitHours: number;
  };

/** Judges an order by every rule before refusing it, so that a customer hears of all that is wrong at once. */
export const admitOrder = (facts: AdmissionFacts): Result<Admission> => {
  const judgement = judgeBasket(facts);
  return resultOf(judgement.faults, () => concludeAdmission(judgement));
};

/** Asks every rule that can be asked of what is known. */
export const judgeBasket = (facts: BasketFacts): Judgement => {
  const { address, regions } = facts;
  const place = valueOf(address && findPlace(address, regions));
  const pricing = priceLines(facts.lines, facts.skus);
  const promotions = matchPromotions({ ...facts, lines: pricing.lines, isPartial: pricing.faults.length > 0 });
  const freight = place && freightTo(place, facts, sumOf(pricing.lines) - discountOf(promotions));
  const bill = billFor(pricing, promotions, freight);
  const plan = planOrder(facts, freight?.ok ? place : undefined);

  const faults = [
    ...faultsOf(address && checkAddress(address, regions)),
    ...pricing.faults,
    ...faultsOf(promotions),
    ...faultsOf(freight),
    ...checkPayment(facts, bill?.total, place?.remote),
    ...faultsOf(plan),
  ];
  return { place, pricing, promotions, freight, bill, plan, faults };
};

/** The value of an answer that was given and is no refusal. */
export const valueOf = <T>(answer: Result<T> | undefined): T | undefined => (answer?.ok ? answer.value : undefined);

const faultsOf = (answer: Result<unknown> | undefined): readonly Fault[] => (answer && !answer.ok ? answer.faults : []);

const discountOf = (promotions: Result<PromotionMatch>): number => valueOf(promotions)?.discount ?? 0;

/** That there is no freight rule for a place is known whatever the goods come to. */
const freightTo = (
  { zone, remote }: Place,
  { freightRules }: BasketFacts,
  goodsAfterDiscount: number,
): Result<number> => freightFor({ rule: freightRules.get(zone), goodsAfterDiscount, remote });

/** Nothing is added up while a part of it is in doubt. */
const billFor = (
  { lines, faults }: Pricing,
  promotions: Result<PromotionMatch>,
  freight: Result<number> | undefined,
): Bill | undefined =>
  faults.length === 0 && promotions.ok && freight?.ok ? makeBill(lines, promotions.value, freight.value) : undefined;

/** A gateway takes no payment of nothing, whichever method: that is said once, and only of the total. */
const checkPayment = (
  { method, ...facts }: BasketFacts,
  total: number | undefined,
  remote: boolean | undefined,
): readonly Fault[] => {
  const isNothing = total !== undefined && total <= 0;
  const order = { ...facts, total: isNothing ? undefined : total, remote };
  return [
    ...(isNothing ? [fault('ORDER_TOTAL_ZERO')] : []),
    ...(method === undefined ? [] : faultsOf(checkPaymentMethod({ ...order, method }))),
  ];
};

/** The lines whose article exists, also one without a price: its shelf can be judged all the same. */
const demandOf = ({ lines, skus }: BasketFacts): readonly DemandLine[] =>
  lines.flatMap(({ sku, quantity }, line) => {
    const article = skus.get(sku);
    if (!article) return [];
    const { weightGrams, volumeCm3 } = article;
    return [{ sku, quantity, weightGrams, volumeCm3, line }];
  });

/** Without a place to plan for stock is judged all the same; without a known article, whether a carrier goes there. */
const planOrder = (facts: BasketFacts, destination: Place | undefined): Result<AllocationPlan> | undefined => {
  const demand = demandOf(facts);
  if (destination && demand.length > 0) return planAllocation({ ...facts, demand, destination });
  const obstacles = destination
    ? findObstacles({ ...facts, demand, destination })
    : findShortages(foldDemand(demand), facts.stock, openAmong(facts.warehouses));
  return obstacles.length > 0 ? refuse(...obstacles) : undefined;
};

const openAmong = (warehouses: readonly Warehouse[]): ReadonlySet<string> =>
  new Set(warehouses.filter(({ open }) => open).map(({ id }) => id));

const concludeAdmission = (judgement: Judgement): Admission => {
  const { bill } = judgement;
  const [promotions, plan] = [valueOf(judgement.promotions), valueOf(judgement.plan)];
  if (!bill || !promotions || !plan) throw new Error('an order without a fault is billed and planned');
  const { applied, skipped } = promotions;
  return {
    ...bill,
    applied,
    skipped,
    plan,
    captures: splitCaptures(bill, plan.shipments),
    transitHours: transitOf(plan),
  };
};
