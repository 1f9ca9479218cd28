import { languageOf } from '../../domain/language.ts';
import { utcOffsetMinutesOf } from '../../domain/local-time.ts';
import type { NotificationChannel } from '../../domain/notification/status.ts';
import {
  type Letterhead,
  type NotificationFacts,
  type NotificationTemplate,
  renderNotification,
} from '../../domain/notification/templates.ts';
import type { Queryable, Transaction } from '../client.ts';
import { addEvents } from './event.ts';
import { newId } from './new-id.ts';
import { queueNotifications } from './notification.ts';
import type { OrderRow } from './order.ts';
import { findShop } from './shop.ts';

type Telling<T extends NotificationTemplate> = {
  readonly template: T;
  /** What made it due: the same cause is told once. */
  readonly cause: string;
  readonly facts: NotificationFacts[T];
};

const CHANNELS: readonly NotificationChannel[] = ['sms', 'push'];

type Addressed = Pick<OrderRow, 'id' | 'shopId' | 'reference' | 'language'>;

export const letterheadOf = async (db: Queryable, order: Addressed): Promise<Letterhead> => {
  const shop = await findShop(db, order.shopId);
  return {
    language: languageOf(order.language),
    shop: shop?.name ?? order.shopId,
    order: order.reference ?? order.id,
    utcOffsetMinutes: utcOffsetMinutesOf(shop?.timeZone ?? 'UTC', new Date().toISOString()),
  };
};

/** Words a message in the customer's language and queues it with the fact that it tells. */
export const tellCustomer = async <T extends NotificationTemplate>(
  tx: Transaction,
  order: Addressed,
  { template, cause, facts }: Telling<T>,
): Promise<void> => {
  const letterhead = await letterheadOf(tx, order);
  const text = renderNotification(template, letterhead, facts);
  const message = { orderId: order.id, template, cause, language: letterhead.language, text };
  await queueNotifications(
    tx,
    CHANNELS.map((channel) => ({ ...message, id: newId('ntf'), channel })),
  );
};

type News = { readonly type: string; readonly data?: Readonly<Record<string, unknown>> };

/** What the shop hears by webhook and in `GET /v1/events`. */
export const tellShop = (tx: Transaction, order: Pick<OrderRow, 'id' | 'shopId'>, news: News): Promise<void> =>
  tellShops(tx, [{ order, ...news }]);

export const tellShops = (
  tx: Transaction,
  all: readonly (News & { readonly order: Pick<OrderRow, 'id' | 'shopId'> })[],
): Promise<void> =>
  addEvents(
    tx,
    all.map(({ order, type, data = {} }) => ({
      id: newId('evt'),
      shopId: order.shopId,
      orderId: order.id,
      type,
      data,
    })),
  );

/** What the console shows beside what shops hear; of an order only where it is about one. */
export const tellStaff = (
  tx: Transaction,
  { order, type, data = {} }: News & { readonly order?: Pick<OrderRow, 'id' | 'shopId'> },
): Promise<void> => {
  const about = order === undefined ? {} : { shopId: order.shopId, orderId: order.id };
  return addEvents(tx, [{ id: newId('evt'), ...about, type, data, internal: true }]);
};
