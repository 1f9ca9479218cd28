import type { CustomerOrder } from '../../contracts/customer.ts';
import type { CustomerParts } from '../../db/queries/customer-order.ts';
import { causeOfRefund } from '../../db/queries/refund.ts';
import { ARRIVES_IN_DAYS, type RefundFacts, refundLadder } from '../../domain/customer/refund.ts';
import type { Money } from '../../domain/money.ts';
import { linkTarget } from '../../domain/payment/link.ts';
import type { ApiDeps } from '../deps.ts';

type Refund = CustomerOrder['refunds'][number];
type Links = Pick<ApiDeps, 'gateways' | 'payUrl'>;
type PaymentRow = CustomerParts['payments'][number];

export const presentPayments = ({ payments }: CustomerParts): CustomerOrder['payments'] =>
  payments.map(({ method, status, currency, expectedMinor, authorisedMinor, refundedMinor }) => ({
    method,
    status,
    asked: { amount: expectedMinor, currency },
    paid: { amount: authorisedMinor, currency },
    refunded: { amount: refundedMinor, currency },
  }));

/** When the money came, for what the order asked for. */
export const paidAt = ({ payments, moments }: CustomerParts): string | null => {
  const asked = payments.filter(({ attempt }) => attempt !== null).map(({ id }) => id);
  return moments.find(({ paymentId, kind }) => kind !== 'voided' && asked.includes(paymentId))?.at ?? null;
};

const PAYABLE: readonly PaymentRow['status'][] = ['created', 'pending', 'declined'];

export const presentPay = ({ order, payments }: CustomerParts, { payUrl }: Links): CustomerOrder['can']['pay'] => {
  const { status, paymentDeadline, totalMinor, currency } = order;
  const row = payments.findLast(({ attempt }) => attempt !== null);
  if (status !== 'awaiting_payment' || !row || paymentDeadline === null || !PAYABLE.includes(row.status)) return null;
  const isClosing = row.closeRequestedAt !== null;
  const hasGatewayPage = row.gatewayPayUrl !== null;
  const target = linkTarget({ order: status, payment: row.status, isClosing, hasGatewayPage });
  if (target !== 'gateway' && target !== 'preparing') return null;
  return { url: payUrl(row.id), until: paymentDeadline, amount: { amount: totalMinor ?? 0, currency } };
};

const freed = ({ authorisedMinor, capturedMinor, voidedAt }: PaymentRow): number =>
  voidedAt === null ? authorisedMinor - capturedMinor : 0;

const kept = ({ capturedMinor, refundingMinor }: PaymentRow): number => capturedMinor - refundingMinor;

/** What a cancel gives back now, and what it sets free. */
export const givenBack = ({ order, payments }: CustomerParts): { refund: Money; release: Money } => {
  const sum = (of: (row: PaymentRow) => number): Money => ({
    amount: payments.reduce((total, row) => total + of(row), 0),
    currency: order.currency,
  });
  return { refund: sum(kept), release: sum(freed) };
};

/** Every way back of money: what people decided, what follows by itself, and what was only blocked. */
export const presentRefunds = (parts: CustomerParts, { gateways }: Links): Refund[] => {
  const arrivesInDays = (method: string): number => ARRIVES_IN_DAYS[gateways.get(method)?.capture ?? 'later'];
  const present = (facts: Omit<RefundFacts, 'arrivesInDays'>, of: { amount: Money; method: string }): Refund => {
    const ladder = refundLadder({ ...facts, arrivesInDays: arrivesInDays(of.method) });
    return {
      kind: 'refund',
      ...of,
      stage: ladder.stage,
      asked_at: ladder.askedAt,
      review_until: ladder.reviewUntil,
      approved_at: ladder.approvedAt,
      sent_at: ladder.sentAt,
      arrives_by: ladder.arrivesBy,
    };
  };
  return [...asked(parts, present), ...following(parts, present), ...released(parts, present), ...due(parts)];
};

type Present = (facts: Omit<RefundFacts, 'arrivesInDays'>, of: { amount: Money; method: string }) => Refund;

const refundsOf = ({ refunds }: CustomerParts, cause: string) =>
  refunds.filter((row) => row.status !== 'failed' && causeOfRefund(row) === cause);

/** An action without a row at a gateway yet stands for itself. */
const asked = (parts: CustomerParts, present: Present): Refund[] =>
  parts.actions.flatMap(({ row, reviewUntil }) => {
    const { state, createdAt, decidedAt, amountMinor, currency } = row;
    const action = { state, createdAt, decidedAt, reviewUntil };
    const sent = refundsOf(parts, row.id);
    if (sent.length === 0) {
      const of = { amount: { amount: amountMinor, currency }, method: parts.order.paymentMethod };
      return [present({ action, status: null, settledAt: null, requestedAt: createdAt }, of)];
    }
    return sent.map((each) => present({ ...each, action }, ofPayment(parts, each)));
  });

const following = (parts: CustomerParts, present: Present): Refund[] =>
  parts.refunds
    .filter((row) => row.status !== 'failed' && !parts.actions.some(({ row: { id } }) => id === causeOfRefund(row)))
    .map((row) => present({ ...row, action: null }, ofPayment(parts, row)));

const ofPayment = (
  { payments, order }: CustomerParts,
  { paymentId, amountMinor }: { readonly paymentId: string; readonly amountMinor: number },
): { amount: Money; method: string } => {
  const { method, currency } = payments.find(({ id }) => id === paymentId) ?? {
    method: order.paymentMethod,
    currency: order.currency,
  };
  return { amount: { amount: amountMinor, currency }, method };
};

const released = ({ payments, moments }: CustomerParts, present: Present): Refund[] =>
  payments.flatMap((row) => {
    const at = moments.find(({ paymentId, kind }) => kind === 'voided' && paymentId === row.id)?.at;
    const amount = row.authorisedMinor - row.capturedMinor;
    if (at === undefined || amount <= 0) return [];
    const facts = { action: null, status: 'succeeded', settledAt: at, requestedAt: at } as const;
    const of = { amount: { amount, currency: row.currency }, method: row.method };
    return [{ ...present(facts, of), kind: 'release' as const }];
  });

/** An order that is over keeps no money: what is not on its way yet follows. */
const due = (parts: CustomerParts): Refund[] => {
  const { status, paymentMethod: method } = parts.order;
  const amount = givenBack(parts).refund;
  const isOver = status === 'cancelling' || status === 'cancelled' || status === 'expired';
  if (!isOver || amount.amount <= 0) return [];
  const none = { asked_at: null, review_until: null, approved_at: null, sent_at: null, arrives_by: null };
  return [{ kind: 'refund', amount, method, stage: 'approved', ...none }];
};
