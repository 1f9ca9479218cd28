import type { CustomerOrder } from '../../contracts/customer.ts';
import type { CustomerParts } from '../../db/queries/customer-order.ts';
import { canConfirmReceipt, canRate, HELP_TOPICS, ratingOpenUntil } from '../../domain/customer/change.ts';
import { judgeStock } from '../../domain/customer/stock.ts';
import { customerFacts, customerWait } from '../../domain/customer/waiting.ts';
import { languageOf } from '../../domain/language.ts';
import type { Money } from '../../domain/money.ts';
import { decideCancel } from '../../domain/order/action.ts';
import { addressLockOf } from '../../domain/order/address-change.ts';
import { maskAddress, maskName, maskPhone } from '../../domain/order/mask.ts';
import type { ApiDeps } from '../deps.ts';
import { presentPromise } from '../orders/present-promise.ts';
import { givenBack, paidAt, presentPay, presentPayments, presentRefunds } from './present-money.ts';
import { presentParcels, titleOf } from './present-parcel.ts';

type Links = Pick<ApiDeps, 'gateways' | 'payUrl'>;
type Deps = Links & Pick<ApiDeps, 'pace'>;

/** An order as its customer sees it: codes and facts, nothing of how we work and no more of a person than is needed. */
export const presentCustomerOrder = (parts: CustomerParts, { pace, ...links }: Deps): CustomerOrder => {
  const { order, shop, now } = parts;
  return {
    number: order.reference ?? order.id,
    status: order.status,
    language: languageOf(order.language),
    shop: { name: shop?.name ?? '', time_zone: shop?.timeZone ?? 'UTC' },
    waiting: presentWaiting(parts),
    stock: judgeStock(parts.reservations.map(({ state }) => state)),
    promise: presentPromise(order, parts, pace),
    ...presentPrice(parts),
    recipient: presentRecipient(parts),
    payments: presentPayments(parts),
    placed_at: order.acceptedAt,
    paid_at: paidAt(parts),
    received_at: order.receivedAt,
    ended_at: order.endedAt,
    parcels: presentParcels(parts),
    refunds: presentRefunds(parts, links),
    coupons: presentCoupons(parts),
    rating: presentRating(parts),
    can: presentChanges(parts, links),
    now,
  };
};

const presentWaiting = ({ order }: CustomerParts): CustomerOrder['waiting'] =>
  order.waitingOn === null || order.waitingUntil === null
    ? null
    : { on: customerWait(order.waitingOn), until: order.waitingUntil, facts: customerFacts(order.waitingFacts) };

const presentPrice = ({ order, lines }: CustomerParts) => {
  const { currency, goodsMinor, discountMinor, freightMinor, totalMinor } = order;
  const money = (amount: number | null): Money | null => (amount === null ? null : { amount, currency });
  return {
    lines: lines.map(({ line, ...titles }) => ({
      title: titleOf(titles, line.sku),
      quantity: line.quantity,
      amount: money(line.unitPriceMinor === null ? null : line.unitPriceMinor * line.quantity),
    })),
    goods_total: money(goodsMinor),
    discount_total: money(discountMinor),
    freight: money(freightMinor),
    total: money(totalMinor),
  };
};

const presentRecipient = ({ person }: CustomerParts): CustomerOrder['recipient'] => {
  if (!person) return null;
  const { name, phone, country, city, line1 } = person.contact;
  return {
    name: maskName(name),
    phone: maskPhone(phone),
    country,
    regions: person.regions.map(({ code, nameZh, nameEn }) => ({ code, name: { 'zh-CN': nameZh, en: nameEn } })),
    city,
    line1: maskAddress(line1),
  };
};

const presentCoupons = ({ coupons, order }: CustomerParts): CustomerOrder['coupons'] =>
  coupons.map(({ code, uses, rule, until, currency }) => ({
    code,
    amount: { amount: rule.amountMinor ?? 0, currency: currency ?? order.currency },
    until,
    used: uses > 0,
  }));

const presentRating = ({ rating }: CustomerParts): CustomerOrder['rating'] => {
  if (!rating) return null;
  const { goods, delivery, service, comment, at } = rating;
  return { goods, delivery, service, comment, at };
};

const isAddressOpen = ({ order, shipments, booked }: CustomerParts): boolean =>
  addressLockOf({
    status: order.status,
    shipments: shipments.map(({ row: { id, status, settledAt } }) => ({
      status,
      isSettled: settledAt !== null,
      isBooked: booked.some(({ shipmentId }) => shipmentId === id),
    })),
  }) === undefined;

const presentChanges = (parts: CustomerParts, links: Links): CustomerOrder['can'] => {
  const { order, rating, now, shipments } = parts;
  const cancel = decideCancel(
    order.status,
    shipments.map(({ row }) => row.status),
  );
  const ratedAt = rating?.at ?? null;
  return {
    pay: presentPay(parts, links),
    address: isAddressOpen(parts) ? {} : null,
    cancel: cancel === 'cancel' || cancel === 'mark' ? givenBack(parts) : null,
    receipt: canConfirmReceipt(order),
    rating: canRate({ status: order.status, ratedAt, now })
      ? { until: ratedAt === null ? null : ratingOpenUntil(ratedAt) }
      : null,
    help: [...HELP_TOPICS],
  };
};
