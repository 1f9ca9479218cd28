import { type AllocationPlan, planAllocation } from '../allocation/allocate.ts';
import type { StockRow } from '../allocation/demand.ts';
import type { Objective } from '../allocation/objective.ts';
import type { Warehouse } from '../allocation/site.ts';
import type { Destination, Tariff } from '../allocation/tariff.ts';
import { type Fault, fault } from '../faults.ts';
import { type Currency, splitAmount } from '../money.ts';
import { matchPromotions, type SkippedPromotion } from '../promotion/match.ts';
import type { AppliedPromotion, Promotion, TypedCoupon } from '../promotion/promotion.ts';
import { type Result, resultOf } from '../result.ts';
import { type AddressFacts, checkAddress, type DeliveryAddress } from './address.ts';
import { type FreightRule, freightFor } from './freight.ts';
import { checkPaymentMethod, type PaymentMethod } from './payment-method.ts';
import { type PricedLine, priceLines, type SkuFacts } from './pricing.ts';

/** Everything that is known when an order is judged: rows read under one transaction's locks. */
export type AdmissionFacts = {
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly skus: ReadonlyMap<string, SkuFacts>;
  readonly address: DeliveryAddress;
  readonly regions: AddressFacts;
  readonly promotions: readonly Promotion[];
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

export type AdmittedLine = PricedLine & { readonly discount: number; readonly total: number };

export type Admission = {
  readonly lines: readonly AdmittedLine[];
  readonly goods: number;
  readonly discount: number;
  readonly freight: number;
  readonly total: number;
  readonly applied: readonly AppliedPromotion[];
  readonly skipped: readonly SkippedPromotion[];
  readonly plan: AllocationPlan;
  /** Shares of the total in the order of the plan's shipments; they sum to it exactly. */
  readonly captures: readonly number[];
  readonly transitHours: number;
};

type Priced = {
  readonly lines: readonly AdmittedLine[];
  readonly goods: number;
  readonly discount: number;
  readonly freight: number;
};

/** Judges an order by every rule before refusing it, so that a customer hears of all that is wrong at once. */
export const admitOrder = (facts: AdmissionFacts): Result<Admission> => {
  const address = checkAddress(facts.address, facts.regions);
  const destination = address.ok ? address.value : placeAnyway(facts.regions);
  const lines = priceLines(facts.lines, facts.skus);
  const promotions = lines.ok ? matchPromotions({ ...facts, lines: lines.value }) : undefined;
  const freight =
    destination && promotions?.ok && lines.ok
      ? freightOf(facts, destination, goodsOf(lines.value) - promotions.value.discount)
      : undefined;
  const priced =
    lines.ok && promotions?.ok && freight?.ok
      ? priceOrder(lines.value, promotions.value.lineDiscounts, freight.value)
      : undefined;
  const method = priced && destination ? checkTotal(facts, priced, destination) : checkMethodAlone(facts);
  const plan = lines.ok && destination ? planFor(facts, lines.value, destination) : undefined;

  const faults = [address, lines, promotions, freight, method, plan].flatMap((part) =>
    part && !part.ok ? part.faults : [],
  );
  return resultOf(faults, () => {
    if (!priced || !plan?.ok || !promotions?.ok) throw new Error('an order without a fault is priced and planned');
    const total = priced.goods - priced.discount + priced.freight;
    const { applied, skipped } = promotions.value;
    return {
      ...priced,
      total,
      applied,
      skipped,
      plan: plan.value,
      captures: splitCaptures(priced.lines, total, plan.value),
      transitHours: slowest(plan.value),
    };
  });
};

/** Stock and freight are judged wherever the region is known, even when the street is missing. */
const placeAnyway = ({ region, countryRegion }: AddressFacts): Destination | undefined => {
  const known = region ?? countryRegion;
  return known && !known.hasChildren ? { ...known, regionCode: known.code } : undefined;
};

const goodsOf = (lines: readonly PricedLine[]): number => lines.reduce((sum, line) => sum + line.amount, 0);

const freightOf = (
  { freightRules }: AdmissionFacts,
  { zone, remote }: Destination,
  goodsAfterDiscount: number,
): Result<number> => freightFor({ rule: freightRules.get(zone), goodsAfterDiscount, remote });

const priceOrder = (lines: readonly PricedLine[], discounts: readonly number[], freight: number): Priced => ({
  lines: lines.map((line, index) => ({
    ...line,
    discount: discounts[index] ?? 0,
    total: line.amount - (discounts[index] ?? 0),
  })),
  goods: goodsOf(lines),
  discount: discounts.reduce((sum, discount) => sum + discount, 0),
  freight,
});

/** A gateway takes no payment of nothing; such an order is not a sale. */
const checkTotal = (facts: AdmissionFacts, priced: Priced, { remote }: Destination): Result<unknown> => {
  const total = priced.goods - priced.discount + priced.freight;
  if (total <= 0) return { ok: false, faults: [fault('ORDER_TOTAL_ZERO')] };
  return checkPaymentMethod({ ...facts, total, remote });
};

/** Whether the method exists can be said even when the total cannot. */
const checkMethodAlone = ({ method, methods, currency }: AdmissionFacts): Result<unknown> => {
  const isKnown = methods.some((row) => row.method === method && row.enabled && row.currencies.includes(currency));
  const allowed = methods.filter((row) => row.enabled && row.currencies.includes(currency)).map((row) => row.method);
  const faults: Fault[] = isKnown
    ? []
    : [fault('PAYMENT_METHOD_UNAVAILABLE', '/payment_method', { reason: 'unknown', allowed })];
  return resultOf(faults, () => undefined);
};

const planFor = (
  facts: AdmissionFacts,
  lines: readonly PricedLine[],
  destination: Destination,
): Result<AllocationPlan> => {
  const { stock, warehouses, tariffs, objective, skus } = facts;
  const demand = lines.map(({ sku, quantity }) => {
    const article = skus.get(sku);
    return { sku, quantity, weightGrams: article?.weightGrams ?? 0, volumeCm3: article?.volumeCm3 ?? 0 };
  });
  return planAllocation({ demand, destination, stock, warehouses, tariffs, ...(objective ? { objective } : {}) });
};

/** By the value of the goods in each parcel; freight and discounts follow the goods. */
const splitCaptures = (lines: readonly AdmittedLine[], total: number, plan: AllocationPlan): number[] => {
  const bySku = new Map<string, { amount: number; quantity: number }>();
  for (const line of lines) {
    const known = bySku.get(line.sku) ?? { amount: 0, quantity: 0 };
    bySku.set(line.sku, { amount: known.amount + line.total, quantity: known.quantity + line.quantity });
  }
  const valueOf = (sku: string, quantity: number): number => {
    const known = bySku.get(sku);
    return known ? Math.round((known.amount * quantity) / known.quantity) : 0;
  };
  const weights = plan.shipments.map((shipment) =>
    shipment.lines.reduce((sum, line) => sum + valueOf(line.sku, line.quantity), 0),
  );
  return splitAmount(total, weights);
};

const slowest = (plan: AllocationPlan): number => Math.max(...plan.shipments.map(({ transitHours }) => transitHours));
