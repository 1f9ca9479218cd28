import type { ActionOffers } from '../../contracts/action-preview.ts';
import type { OrderRow } from '../../db/queries/order.ts';
import type { ShipmentRow } from '../../db/queries/shipment.ts';

type Deadlines = ActionOffers['deadlines'];

const beforePayment = ({ paymentDeadline, reminders }: OrderRow): Deadlines => {
  const next = reminders.find((at) => Date.parse(at) > Date.now());
  return [
    ...(paymentDeadline === null ? [] : [{ deadline: 'payment', at: paymentDeadline } as const]),
    ...(next === undefined ? [] : [{ deadline: 'reminder', at: next } as const]),
  ];
};

/** The earliest: all parcels on their way are asked for together. */
const silenceOf = (shipments: readonly ShipmentRow[]): Deadlines => {
  const [first] = shipments
    .flatMap(({ status, silenceUntil }) => (status === 'handed_over' && silenceUntil !== null ? [silenceUntil] : []))
    .toSorted();
  return first === undefined ? [] : [{ deadline: 'silence', at: first }];
};

/** What the order waits for and a person of operations may move. */
export const deadlinesFor = (order: OrderRow, shipments: readonly ShipmentRow[]): Deadlines => {
  if (order.status === 'awaiting_payment') return beforePayment(order);
  if (order.status === 'fulfilling') return silenceOf(shipments);
  const { status, afterSalesUntil } = order;
  return status === 'after_sales' && afterSalesUntil !== null ? [{ deadline: 'after_sales', at: afterSalesUntil }] : [];
};
