import { compareText } from '../compare.ts';
import { type Fault, fault } from '../faults.ts';
import type { Currency } from '../money.ts';
import { refuse, type Result, succeed } from '../result.ts';

/** A way to pay that a shop offers, and the orders that may use it. */
export type PaymentMethod = {
  readonly method: string;
  readonly currencies: readonly Currency[];
  readonly minMinor: number | null;
  readonly maxMinor: number | null;
  readonly allowRemote: boolean;
  readonly enabled: boolean;
};

/** A total or place that is not known, because it was refused itself, raises no objection here. */
export type PaymentQuestion = {
  readonly methods: readonly PaymentMethod[];
  readonly currency: Currency;
  readonly total: number | undefined;
  readonly remote: boolean | undefined;
};
export type PaymentMethodInput = PaymentQuestion & { readonly method: string };

export const PAYMENT_OBJECTIONS = ['unknown', 'disabled', 'currency', 'too_small', 'too_large', 'remote'] as const;
export type PaymentObjection = (typeof PAYMENT_OBJECTIONS)[number];

export type MethodObjection = { readonly reason: PaymentObjection; readonly limit?: number };

const amountObjections = (
  { minMinor, maxMinor }: PaymentMethod,
  total: number | undefined,
): readonly MethodObjection[] => {
  if (total === undefined) return [];
  if (minMinor !== null && total < minMinor) return [{ reason: 'too_small', limit: minMinor }];
  if (maxMinor !== null && total > maxMinor) return [{ reason: 'too_large', limit: maxMinor }];
  return [];
};

const objectionsTo = (row: PaymentMethod, order: PaymentQuestion): readonly MethodObjection[] => {
  if (!row.enabled) return [{ reason: 'disabled' }];
  if (!row.currencies.includes(order.currency)) return [{ reason: 'currency' }];
  const tooFar: readonly MethodObjection[] = order.remote === true && !row.allowRemote ? [{ reason: 'remote' }] : [];
  return [...amountObjections(row, order.total), ...tooFar];
};

/** The row of the method, or why this order cannot be paid by it and what would do instead. */
export const checkPaymentMethod = (order: PaymentMethodInput): Result<PaymentMethod> => {
  const row = order.methods.find(({ method }) => method === order.method);
  const objections: readonly MethodObjection[] = row === undefined ? [{ reason: 'unknown' }] : objectionsTo(row, order);
  if (row !== undefined && objections.length === 0) return succeed(row);
  const fitting = order.methods.filter((other) => objectionsTo(other, order).length === 0);
  const allowed = fitting.map(({ method }) => method).toSorted(compareText);
  const refusal = (objection: MethodObjection): Fault =>
    fault('PAYMENT_METHOD_UNAVAILABLE', '/payment_method', { method: order.method, ...objection, allowed });
  return refuse(...objections.map(refusal));
};

/** Every method of the shop with what stands against it. */
export const surveyPaymentMethods = (order: PaymentQuestion) =>
  order.methods
    .map((row) => ({ method: row.method, objections: objectionsTo(row, order) }))
    .toSorted((a, b) => compareText(a.method, b.method));

/** A method that no gateway here takes is switched off, whatever its row says. */
export const withGateways = (
  methods: readonly PaymentMethod[],
  gateways: { has(method: string): boolean },
): readonly PaymentMethod[] => methods.map((row) => (gateways.has(row.method) ? row : { ...row, enabled: false }));
