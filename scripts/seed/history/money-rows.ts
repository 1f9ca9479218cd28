import type { payment, paymentEvent, posting, refund } from '../../../db/schema/payment.ts';
import { SECOND_MS } from '../../../world/history/clock.ts';
import { GATEWAY_WINDOW_MS } from '../../../world/history/payment.ts';
import { sumOf } from '../../../world/history/split.ts';
import type { Instant, PastOrder, PastPayment } from '../../../world/history/types.ts';
import type { Rows } from './copy.ts';
import { iso, isoOrNull } from './order-rows.ts';

type Paid = { readonly order: PastOrder; readonly payment: PastPayment };

const paidOf = (past: readonly PastOrder[]): readonly Paid[] =>
  past.flatMap((order) => (order.payment === null ? [] : [{ order, payment: order.payment }]));

const capturedOf = ({ captures }: PastPayment): number => sumOf(captures.map(({ amount }) => amount));
const refundedOf = ({ refunds }: PastPayment): number => sumOf(refunds.map(({ amount }) => amount));

export const paymentRows = (past: readonly PastOrder[]): Rows<typeof payment> =>
  paidOf(past).map(({ order, payment: paid }) => {
    const total = order.bill?.total ?? 0;
    const isOver = paid.closedAt !== null || paid.voidedAt !== null;
    return {
      id: paid.id,
      orderId: order.id,
      attempt: 1,
      method: paid.method,
      currency: order.currency,
      gatewayKey: `payment/${order.id}/1`,
      gatewayRef: paid.gatewayRef,
      chargeId: paid.chargeId,
      status: isOver ? 'closed' : 'captured',
      expectedMinor: total,
      authorisedMinor: paid.authorisedAt === null ? 0 : total,
      capturedMinor: capturedOf(paid),
      refundingMinor: refundedOf(paid),
      refundedMinor: refundedOf(paid),
      closeRequestedAt: isoOrNull(paid.closedAt ?? paid.voidedAt),
      voidedAt: isoOrNull(paid.voidedAt),
      expiresAt: iso(order.acceptedAt + GATEWAY_WINDOW_MS),
      createdAt: iso(order.acceptedAt),
    };
  });

type Happened = { readonly kind: string; readonly at: Instant; readonly facts?: Record<string, string | number> };

const capturesIn = ({ captures }: PastPayment): readonly Happened[] =>
  captures.flatMap(({ shipmentId, at }, index) => {
    const captured = sumOf(captures.slice(0, index + 1).map(({ amount }) => amount));
    const heard = shipmentId === null ? 'webhook' : 'capture';
    const asked = shipmentId === null ? [] : [{ kind: 'capture_requested', at: at - 150, facts: { shipmentId } }];
    const isLast = index === captures.length - 1;
    return [...asked, ...(isLast ? [{ kind: 'captured', at, facts: { heard, captured } }] : [])];
  });

const eventsOf = ({ order, payment: paid }: Paid): readonly Happened[] => {
  const { captures, authorisedAt, declinedAt, voidedAt, closedAt } = paid;
  const isCard = authorisedAt !== null && captures[0]?.at !== authorisedAt;
  return [
    { kind: 'create_requested', at: order.acceptedAt + 120 },
    ...(declinedAt === null ? [] : [{ kind: 'declined', at: declinedAt, facts: { heard: 'webhook', captured: 0 } }]),
    ...(isCard ? [{ kind: 'authorised', at: authorisedAt, facts: { heard: 'webhook', captured: 0 } }] : []),
    ...capturesIn(paid),
    ...(voidedAt === null ? [] : [{ kind: 'voided', at: voidedAt, facts: { cause: 'cancelled' } }]),
    ...(closedAt === null ? [] : [{ kind: 'close_requested', at: closedAt }]),
    ...(closedAt === null
      ? []
      : [{ kind: 'closed', at: closedAt + SECOND_MS, facts: { heard: 'close', captured: 0 } }]),
  ];
};

export const paymentEventRows = (past: readonly PastOrder[]): Rows<typeof paymentEvent> =>
  paidOf(past).flatMap((paid) =>
    eventsOf(paid).map(({ kind, at, facts = {} }) => ({ paymentId: paid.payment.id, kind, facts, at: iso(at) })),
  );

export const refundRows = (past: readonly PastOrder[]): Rows<typeof refund> =>
  paidOf(past).flatMap(({ order, payment: paid }) =>
    paid.refunds.map(({ id, amount, cause, requestedAt, settledAt }) => ({
      id,
      paymentId: paid.id,
      orderId: order.id,
      amountMinor: amount,
      cause,
      status: 'succeeded' as const,
      gatewayRef: `${paid.gatewayRef}-${id.slice(-6)}`,
      requestedAt: iso(requestedAt),
      settledAt: iso(settledAt),
    })),
  );

type Transfer = { readonly ref: string; readonly amount: number; readonly at: Instant };

/** What a payment took and gave back, seen from the gateway's account. */
const transfersOf = ({ id, captures, refunds }: PastPayment): readonly Transfer[] => [
  ...captures.map(({ amount, at }, index) => {
    const upTo = sumOf(captures.slice(0, index + 1).map((capture) => capture.amount));
    return { ref: `capture/${id}/${upTo}`, amount, at };
  }),
  ...refunds.map((each) => ({ ref: `refund/${each.id}`, amount: -each.amount, at: each.settledAt })),
];

/** The ledger: each transfer is two postings that sum to zero. */
export const postingRows = (past: readonly PastOrder[]): Rows<typeof posting> =>
  paidOf(past).flatMap(({ order: { currency }, payment: paid }) =>
    transfersOf(paid).flatMap(({ ref, amount, at }) => [
      { ref, account: 'customer', currency, amountMinor: -amount, at: iso(at) },
      { ref, account: `gateway:${paid.method}`, currency, amountMinor: amount, at: iso(at) },
    ]),
  );
