import { and, asc, desc, eq, inArray, notInArray } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { action, escalation } from '../schema/action.ts';
import { orderRating } from '../schema/desk.ts';
import { notification } from '../schema/message.ts';
import { orderLine } from '../schema/order.ts';
import { payment, paymentEvent, refund } from '../schema/payment.ts';
import { coupon, promotion } from '../schema/promotion.ts';
import { booking, parcel, shipment, shipmentLine } from '../schema/shipment.ts';
import { sku } from '../schema/shop.ts';
import { reservation } from '../schema/stock.ts';
import { tracking, trackingEvent } from '../schema/tracking.ts';
import { openEscalationsOf } from './escalation.ts';
import { findContact, instantIn, type OrderRow } from './order.ts';
import { regionPath } from './region.ts';
import { findShop } from './shop.ts';

const linesWithTitles = (db: Queryable, orderId: string) =>
  db
    .select({ line: orderLine, titleZh: sku.titleZh, titleEn: sku.titleEn })
    .from(orderLine)
    .leftJoin(sku, eq(sku.sku, orderLine.sku))
    .where(eq(orderLine.orderId, orderId))
    .orderBy(orderLine.lineNo);

const parcels = (db: Queryable, orderId: string) =>
  db
    .select({
      row: shipment,
      parcelCarrier: parcel.carrier,
      trackingNumber: parcel.trackingNumber,
      tracking,
      trackingStatus: tracking.status,
    })
    .from(shipment)
    .leftJoin(parcel, and(eq(parcel.shipmentId, shipment.id), eq(parcel.n, 1)))
    .leftJoin(tracking, eq(tracking.trackingNumber, parcel.trackingNumber))
    .where(eq(shipment.orderId, orderId))
    .orderBy(shipment.n);

const parcelLines = (db: Queryable, orderId: string) =>
  db
    .select({
      shipmentId: shipmentLine.shipmentId,
      quantity: shipmentLine.quantity,
      titleZh: sku.titleZh,
      titleEn: sku.titleEn,
    })
    .from(shipmentLine)
    .innerJoin(shipment, eq(shipment.id, shipmentLine.shipmentId))
    .leftJoin(sku, eq(sku.sku, shipmentLine.sku))
    .where(eq(shipment.orderId, orderId))
    .orderBy(shipmentLine.shipmentId, shipmentLine.sku);

/** What the carriers said, newest first. */
const parcelNews = (db: Queryable, orderId: string) =>
  db
    .select({
      shipmentId: tracking.shipmentId,
      at: trackingEvent.at,
      status: trackingEvent.status,
      code: trackingEvent.detail,
      place: trackingEvent.place,
    })
    .from(trackingEvent)
    .innerJoin(tracking, eq(tracking.trackingNumber, trackingEvent.trackingNumber))
    .innerJoin(shipment, eq(shipment.id, tracking.shipmentId))
    .where(eq(shipment.orderId, orderId))
    .orderBy(desc(trackingEvent.at), desc(trackingEvent.eventId));

/** Shipments that some carrier has been asked for. */
const askedFor = (db: Queryable, orderId: string) =>
  db
    .selectDistinct({ shipmentId: booking.shipmentId })
    .from(booking)
    .innerJoin(shipment, eq(shipment.id, booking.shipmentId))
    .where(and(eq(shipment.orderId, orderId), notInArray(booking.status, ['voided', 'refused'])));

const refundActions = (db: Queryable, orderId: string) =>
  db
    .select({ row: action, reviewUntil: escalation.deadlineAt })
    .from(action)
    .leftJoin(escalation, eq(escalation.id, action.escalationId))
    .where(and(eq(action.orderId, orderId), eq(action.kind, 'refund')))
    .orderBy(asc(action.createdAt));

/** Each coupon that the customer was told of, once. */
const couponsGiven = (db: Queryable, orderId: string) =>
  db
    .selectDistinct({
      code: coupon.code,
      uses: coupon.uses,
      rule: promotion.rule,
      until: promotion.validUntil,
      currency: promotion.currency,
    })
    .from(notification)
    .innerJoin(coupon, eq(coupon.code, notification.cause))
    .innerJoin(promotion, eq(promotion.id, coupon.promotionId))
    .where(and(eq(notification.orderId, orderId), eq(notification.template, 'coupon_given')));

/** When money first came, and when blocked money was freed. */
const moneyMoments = (db: Queryable, orderId: string) =>
  db
    .select({ paymentId: paymentEvent.paymentId, kind: paymentEvent.kind, at: paymentEvent.at })
    .from(paymentEvent)
    .innerJoin(payment, eq(payment.id, paymentEvent.paymentId))
    .where(and(eq(payment.orderId, orderId), inArray(paymentEvent.kind, ['authorised', 'captured', 'voided'])))
    .orderBy(paymentEvent.id);

export const findRating = async (db: Queryable, orderId: string) =>
  (await db.select().from(orderRating).where(eq(orderRating.orderId, orderId)))[0];

const readPerson = async (db: Queryable, orderId: string) => {
  const contact = await findContact(db, orderId);
  return contact && { contact, regions: contact.regionCode === null ? [] : await regionPath(db, contact.regionCode) };
};

const readMoney = async (db: Queryable, id: string) => {
  const [payments, moments, refunds, actions, coupons] = await Promise.all([
    db.select().from(payment).where(eq(payment.orderId, id)).orderBy(payment.createdAt, payment.id),
    moneyMoments(db, id),
    db.select().from(refund).where(eq(refund.orderId, id)).orderBy(refund.requestedAt, refund.id),
    refundActions(db, id),
    couponsGiven(db, id),
  ]);
  return { payments, moments, refunds, actions, coupons };
};

const readGoods = async (db: Queryable, id: string) => {
  const [lines, shipments, contents, booked, news, troubles, reservations] = await Promise.all([
    linesWithTitles(db, id),
    parcels(db, id),
    parcelLines(db, id),
    askedFor(db, id),
    parcelNews(db, id),
    openEscalationsOf(db, id),
    db.select({ state: reservation.state }).from(reservation).where(eq(reservation.orderId, id)),
  ]);
  return { lines, shipments, contents, booked, news, troubles, reservations };
};

/** Everything of one order that its customer's page is made of. */
export const readCustomerOrder = async (db: Queryable, order: OrderRow) => {
  const { id, shopId } = order;
  const [shop, person, money, goods, rating, now] = await Promise.all([
    findShop(db, shopId),
    readPerson(db, id),
    readMoney(db, id),
    readGoods(db, id),
    findRating(db, id),
    instantIn(db, 0),
  ]);
  return { order, shop, person, ...money, ...goods, rating, now };
};
export type CustomerParts = Awaited<ReturnType<typeof readCustomerOrder>>;
