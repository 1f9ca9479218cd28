import { DAY_MS, startOfDay } from './clock.ts';
import { DAYS } from './day-curve.ts';
import { PLANTED } from './planted.ts';
import type { Instant, PastOrder, PastShipment } from './types.ts';

export type PastMovement = {
  readonly sku: string;
  readonly warehouse: string;
  readonly kind: 'receive' | 'hold' | 'consume' | 'release';
  readonly onHandDelta: number;
  readonly reservedDelta: number;
  readonly ref: string;
  readonly at: Instant;
};

const WEEK_DAYS = 7;
const HOLD_MS = 40;
const COUNTING_MS = 5;

type Goods = Pick<PastMovement, 'sku' | 'warehouse' | 'ref'> & { readonly quantity: number };

const goodsOf = ({ warehouse, lines }: PastShipment): readonly Goods[] =>
  lines.map(({ sku, quantity, reservationId: ref }) => ({ sku, warehouse, ref, quantity }));

const hold = ({ quantity, ...goods }: Goods, at: Instant): PastMovement => ({
  ...goods,
  kind: 'hold',
  onHandDelta: 0,
  reservedDelta: quantity,
  at,
});

/** Handed over, what was held leaves the house; else it lies free again when the order ends. */
const end = ({ quantity, ...goods }: Goods, { road }: PastShipment, endedAt: Instant): PastMovement =>
  road === null
    ? { ...goods, kind: 'release', onHandDelta: 0, reservedDelta: -quantity, at: endedAt + COUNTING_MS }
    : { ...goods, kind: 'consume', onHandDelta: -quantity, reservedDelta: -quantity, at: road.handedOverAt };

const weekOf = (at: Instant, today: Instant): number =>
  Math.max(0, Math.floor((at - startOfDay(today, -DAYS)) / (WEEK_DAYS * DAY_MS)));

/** The week before which the lot with the wrong picture came; it is all that was bought of it since. */
const LOT_WEEK = (PLANTED.wrongPicture.sinceDay + DAYS) / WEEK_DAYS;
const LOT_STEP = 5;
/** Each lot carries the number of a day of its month; the last one is the planted one. */
const lotOf = (week: number): string => {
  const { lot } = PLANTED.wrongPicture;
  const day = Number(lot.slice(-2)) - (LOT_WEEK - week) * LOT_STEP;
  return `${lot.slice(0, -2)}${String(day).padStart(2, '0')}`;
};

type Delivery = { readonly sku: string; readonly warehouse: string; readonly week: number };

const deliver = ({ sku, warehouse, week }: Delivery, quantity: number, today: Instant): PastMovement => {
  const at = week === 0 ? startOfDay(today, -DAYS - 1) : startOfDay(today, week * WEEK_DAYS - DAYS);
  const isLot = sku === PLANTED.wrongPicture.sku;
  const ref = isLot ? `lot/${lotOf(week)}` : `receipt/${new Date(at).toISOString().slice(0, 10)}`;
  return { sku, warehouse, kind: 'receive', onHandDelta: quantity, reservedDelta: 0, ref, at };
};

/** The movements of sixty days. Each week begins with a delivery of what it sells, so that today's stock is what it was. */
export const createLedger = (today: Instant) => {
  const movements: PastMovement[] = [];
  const sold = new Map<string, { readonly delivery: Delivery; quantity: number }>();
  const sell = (goods: Goods, acceptedAt: Instant): void => {
    const week = weekOf(acceptedAt, today);
    const isLot = goods.sku === PLANTED.wrongPicture.sku;
    const delivery = { sku: goods.sku, warehouse: goods.warehouse, week: isLot ? Math.min(week, LOT_WEEK) : week };
    const key = Object.values(delivery).join('/');
    const known = sold.get(key) ?? { delivery, quantity: 0 };
    known.quantity += goods.quantity;
    sold.set(key, known);
  };
  return {
    add: ({ shipments, acceptedAt, endedAt }: PastOrder): void => {
      for (const shipment of shipments) {
        for (const goods of goodsOf(shipment)) {
          movements.push(hold(goods, acceptedAt + HOLD_MS), end(goods, shipment, endedAt));
          if (shipment.road !== null) sell(goods, acceptedAt);
        }
      }
    },
    /** Oldest first. */
    read: (): readonly PastMovement[] => {
      const deliveries = [...sold.values()].map(({ delivery, quantity }) => deliver(delivery, quantity, today));
      return [...deliveries, ...movements].toSorted((a, b) => a.at - b.at);
    },
  };
};
