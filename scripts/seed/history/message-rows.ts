import { labelOf } from '../../../db/queries/parcel-news.ts';
import type { notification } from '../../../db/schema/message.ts';
import {
  type Letterhead,
  type NotificationFacts,
  type NotificationTemplate,
  renderNotification,
} from '../../../domain/notification/templates.ts';
import { createClock, MINUTE_MS, SECOND_MS } from '../../../world/history/clock.ts';
import { createIds } from '../../../world/history/id.ts';
import type { Instant, PastOrder } from '../../../world/history/types.ts';
import { createRandom } from '../../../world/random.ts';
import type { World } from '../../../world/types.ts';
import type { Rows } from './copy.ts';
import { GIFT_MINOR } from './desk-rows.ts';
import { iso } from './order-rows.ts';
import { onRoadOf } from './shipment-rows.ts';

type Told = {
  readonly template: NotificationTemplate;
  readonly cause: string;
  readonly at: Instant;
  readonly say: (letterhead: Letterhead) => string;
};

const tell = <T extends NotificationTemplate>(
  template: T,
  facts: NotificationFacts[T],
  { cause, at }: { readonly cause: string; readonly at: Instant },
): Told => ({ template, cause, at, say: (letterhead) => renderNotification(template, letterhead, facts) });

const ofPayment = ({ payment, bill, currency, endedAt, fate }: PastOrder, page: string): readonly Told[] => {
  if (!payment || !bill) return [];
  const amount = { amount: bill.total, currency };
  const { id: cause, authorisedAt: at, refunds } = payment;
  return [
    ...(at === null ? [] : [tell('payment_received', { amount, page }, { cause, at })]),
    ...(fate === 'expired' ? [tell('order_expired', {}, { cause: 'deadline', at: endedAt })] : []),
    ...(fate === 'cancelled' ? [tell('order_cancelled', {}, { cause: 'cancelled', at: endedAt })] : []),
    ...refunds.map((refund) =>
      tell('refund_sent', { amount: { amount: refund.amount, currency } }, { cause: refund.id, at: refund.settledAt }),
    ),
  ];
};

const EXCEPTIONS = {
  delayed: 'exception_delayed',
  lost: 'exception_lost',
  damaged: 'exception_damaged',
  refused: 'exception_refused',
  wrong_address: 'exception_wrong_address',
} as const;

const ofParcels = (order: PastOrder): readonly Told[] =>
  onRoadOf([order]).flatMap(({ sent, road }) => {
    const { trackingNumber, handedOverAt, deliveredAt } = road;
    const facts = { carrier: labelOf(sent.carrier), trackingNumber };
    const parcel = (
      template: 'shipment_handed_over' | 'delivered' | (typeof EXCEPTIONS)[keyof typeof EXCEPTIONS],
      at: Instant,
    ) => tell(template, facts, { cause: `${trackingNumber}:${template}`, at });
    return [
      parcel('shipment_handed_over', handedOverAt),
      ...(deliveredAt === null ? [] : [parcel('delivered', deliveredAt)]),
      ...order.desk.escalations
        .filter(({ shipmentId }) => shipmentId === sent.id)
        .map(({ kind, openedAt }) => parcel(EXCEPTIONS[kind], openedAt)),
    ];
  });

const ofGifts = ({ desk, currency }: PastOrder): readonly Told[] =>
  desk.escalations.flatMap(({ gift, resolvedAt: at }) => {
    if (gift === null) return [];
    const facts = { amount: { amount: GIFT_MINOR, currency }, coupon: gift.code, until: iso(gift.until) };
    return [tell('coupon_given', facts, { cause: gift.code, at })];
  });

/** What customers were told, by text message. */
export const createMessageRows = ({ shop, seed }: World, pageOf: (orderId: string) => string) => {
  const makeId = createIds(createRandom(seed, 'history/message'));
  const shops = new Map(shop.map(({ id, name, timeZone }) => [id, { name, clock: createClock(timeZone) }]));
  const letterheadOf = ({ shopId, language, reference }: PastOrder, at: Instant): Letterhead => {
    const from = shops.get(shopId);
    const utcOffsetMinutes = (from?.clock.offsetAt(at) ?? 0) / MINUTE_MS;
    return { language, shop: from?.name ?? shopId, order: reference, utcOffsetMinutes };
  };
  return (past: readonly PastOrder[]): Rows<typeof notification> =>
    past.flatMap((order) =>
      [...ofPayment(order, pageOf(order.id)), ...ofParcels(order), ...ofGifts(order)].map(
        ({ template, cause, at, say }) => {
          const id = makeId('ntf', at);
          return {
            id,
            orderId: order.id,
            template,
            cause,
            channel: 'sms' as const,
            language: order.language,
            text: say(letterheadOf(order, at)),
            status: 'delivered' as const,
            providerRef: `sms-${id.slice(-10)}`,
            triedAt: iso(at + SECOND_MS),
            createdAt: iso(at),
            sentAt: iso(at + SECOND_MS),
          };
        },
      ),
    );
};
