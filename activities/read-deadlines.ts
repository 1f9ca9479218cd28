import type { Deadlines } from '../contracts/order-step.ts';
import { addAudit } from '../db/queries/event.ts';
import { newId } from '../db/queries/new-id.ts';
import { findOrder, lockOrder, type OrderRow } from '../db/queries/order.ts';
import { moveOrderInstant } from '../db/queries/order-action.ts';
import { gatewayEndOf } from '../db/queries/payment.ts';
import { shipmentsOf } from '../db/queries/shipment.ts';
import type { Queryable } from '../db/client.ts';
import { isBeyondGateway } from '../domain/payment/deadline.ts';
import type { Deps } from './deps.ts';

/** `payment` is the deadline that the workflow waits for now. */
type Read = { readonly orderId: string; readonly payment: string | null };

export const readDeadlines = async (deps: Deps, { orderId, payment }: Read): Promise<Deadlines> => {
  const { db } = deps;
  const order = await findOrder(db, orderId);
  const shipments = await shipmentsOf(db, orderId);
  const silence = shipments.flatMap(({ id, silenceUntil }) => (silenceUntil ? [[id, silenceUntil] as const] : []));
  const limit = order && (await passedLimit(db, order));
  return {
    payment: limit === undefined ? (order?.paymentDeadline ?? null) : await putBack(deps, orderId, payment ?? limit),
    reminders: order?.reminders ?? [],
    afterSales: order?.afterSalesUntil ?? null,
    silence: Object.fromEntries(silence),
  };
};

/** The end of the payment at the gateway, where the order's deadline lies beyond it. */
const passedLimit = async (db: Queryable, order: OrderRow): Promise<string | undefined> => {
  if (order.status !== 'awaiting_payment' || order.paymentDeadline === null) return undefined;
  const limit = await gatewayEndOf(db, order.id);
  return limit !== undefined && isBeyondGateway(order.paymentDeadline, limit) ? limit : undefined;
};

/** However such a deadline came into the row: it has no effect, and the attempt is audited. */
const putBack = ({ db }: Deps, orderId: string, instant: string): Promise<string> =>
  db.transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    const limit = await passedLimit(tx, order);
    if (limit === undefined) return order.paymentDeadline ?? instant;
    await moveOrderInstant(tx, order, { deadline: 'payment', instant });
    await addAudit(tx, {
      id: newId('aud'),
      actor: 'system',
      action: 'order.deadline_refused',
      ref: orderId,
      facts: { deadline: 'payment', to: order.paymentDeadline, latest: limit },
    });
    return instant;
  });
