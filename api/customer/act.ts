import type { FastifyBaseLogger } from 'fastify';
import type { CustomerAddress, CustomerHelp } from '../../contracts/customer.ts';
import type { Transaction } from '../../db/client.ts';
import { findRating } from '../../db/queries/customer-order.ts';
import { markReceived, putRating } from '../../db/queries/customer-word.ts';
import { addAudit, addEvents } from '../../db/queries/event.ts';
import { newId } from '../../db/queries/new-id.ts';
import { instantIn, lockOrder, type OrderRow } from '../../db/queries/order.ts';
import { tellShop } from '../../db/queries/tell.ts';
import { CUSTOMER_ID, type Principal } from '../../domain/authority/principal.ts';
import { canRate } from '../../domain/customer/change.ts';
import { isDelivered } from '../../domain/order/status.ts';
import { fault } from '../../domain/faults.ts';
import { deliverSoon } from '../deliver.ts';
import type { ApiDeps } from '../deps.ts';
import { createActions } from '../orders/act.ts';
import { changeAddress } from '../orders/address.ts';
import { Refusal } from '../plugins/problem.ts';
import { type HelpTaken, takeHelp } from './help.ts';

type Ask = { readonly id: string; readonly log: FastifyBaseLogger };
type Scores = { readonly goods: number; readonly delivery: number; readonly service: number };

/** Whoever has the link acts in the customer's name, for that order alone. */
const CUSTOMER: Principal = { id: CUSTOMER_ID, kind: 'system', role: 'customer', shopId: undefined, scopes: [] };

const audit = (tx: Transaction, orderId: string, action: string): Promise<void> =>
  addAudit(tx, { id: newId('aud'), actor: CUSTOMER_ID, action, ref: orderId });

const receive = async (tx: Transaction, order: OrderRow): Promise<void> => {
  if (order.receivedAt !== null) return;
  if (!isDelivered(order.status)) throw new Refusal([fault('ORDER_NOT_DELIVERED')]);
  await markReceived(tx, order.id);
  await audit(tx, order.id, 'order.receive');
  await tellShop(tx, order, { type: 'order.received' });
};

const rate = async (tx: Transaction, order: OrderRow, rating: Scores & { comment: string | null }): Promise<void> => {
  if (!isDelivered(order.status)) throw new Refusal([fault('ORDER_NOT_DELIVERED')]);
  const before = await findRating(tx, order.id);
  const now = await instantIn(tx, 0);
  if (!canRate({ status: order.status, ratedAt: before?.at ?? null, now })) throw new Refusal([fault('RATING_CLOSED')]);
  await putRating(tx, order.id, rating);
  const { comment: _, ...scores } = rating;
  const event = { id: newId('evt'), shopId: order.shopId, orderId: order.id, type: 'order.rated' };
  await addEvents(tx, [{ ...event, data: scores, internal: true }]);
};

/** What customers do to their order, on the same roads as everybody else. */
export const createCustomerActs = (deps: ApiDeps) => {
  const { db } = deps;
  const { cancel } = createActions(deps);
  const locked = <T>(id: string, work: (tx: Transaction, order: OrderRow) => Promise<T>): Promise<T> =>
    db.transaction(async (tx) => work(tx, await lockOrder(tx, id)));

  return {
    changeAddress: async ({ id, log }: Ask, shippingAddress: CustomerAddress, key: string): Promise<void> => {
      const body = { shipping_address: shippingAddress, reason: 'customer_request' };
      // All customers act under one name: the order keeps their keys apart.
      const ask = { orderId: id, body, actorId: CUSTOMER_ID, requestKey: `${id}/${key}`, pace: deps.pace };
      const { message } = await db.transaction((tx) => changeAddress(tx, ask));
      deliverSoon(deps.courier, message ? [message] : [], log);
    },

    cancel: async ({ id, log }: Ask, reason: string): Promise<void> => {
      await cancel({ caller: CUSTOMER, id, ifMatch: undefined, log }, { reason });
    },

    receive: ({ id }: Ask): Promise<void> => locked(id, receive),

    rate: ({ id }: Ask, { comment, ...scores }: Scores & { comment?: string | undefined }): Promise<void> =>
      locked(id, (tx, order) => rate(tx, order, { ...scores, comment: comment?.trim() || null })),

    help: ({ id }: Ask, body: CustomerHelp, key: string): Promise<HelpTaken> =>
      locked(id, (tx, order) => takeHelp(tx, { order, body, key })),
  };
};
