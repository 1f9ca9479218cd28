import { presentVerdict } from '../contracts/order-answer.ts';
import type { Admitted } from '../contracts/order-step.ts';
import type { Waiting } from '../db/queries/order.ts';
import type { Pace } from '../domain/pace.ts';
import type { Deps } from './deps.ts';
import { gatewayOf } from './gateway.ts';
import { admittedShipment, type Hold, unitsOf } from './hold.ts';

/** What the shop is told, now and at every repeat of its request. */
export const answerOf = (
  deps: Pick<Deps, 'payUrl' | 'customerUrl'>,
  { order, admission, times, shipments, paymentId }: Hold,
) =>
  presentVerdict({
    id: order.id,
    reference: order.reference,
    currency: order.currency,
    ...admission,
    promotions: admission.applied.map(({ promotionId, couponCode, amount }) => ({
      promotionId,
      ...(couponCode === undefined ? {} : { couponCode }),
      discount: amount,
    })),
    promisedAt: times.promisedAt,
    shipments: shipments.map(({ id, warehouse, carrier, lines }) => ({ id, warehouse, carrier, lines })),
    payment: {
      id: paymentId,
      method: order.paymentMethod,
      expiresAt: times.deadline,
      payUrl: deps.payUrl(paymentId),
    },
    customerUrl: deps.customerUrl(order.id),
    createdAt: order.acceptedAt,
  });

/** What the workflow goes on with. */
export const admittedOf = ({ gateways }: Pick<Deps, 'gateways'>, hold: Hold, pace: Pace): Admitted => {
  const { order, admission, times, paymentId, shipments } = hold;
  return {
    kind: 'held',
    payment: {
      id: paymentId,
      method: order.paymentMethod,
      capture: gatewayOf(gateways, order.paymentMethod).capture,
      amount: admission.total,
      currency: order.currency,
    },
    deadlines: { payment: times.deadline, reminders: times.reminders, afterSales: null, silence: {} },
    promisedAt: times.promisedAt,
    shipments: shipments.map((shipment) => admittedShipment(shipment, pace)),
  };
};

export const waitingForPayment = ({ order, admission, times }: Hold): Waiting => ({
  on: 'payment',
  until: times.deadline,
  next: 'customer',
  facts: {
    amountMinor: admission.total,
    currency: order.currency,
    method: order.paymentMethod,
    units: unitsOf(admission.lines),
    remindersSent: 0,
  },
});
