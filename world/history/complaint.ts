import type { Customer } from '../types/person.ts';
import type { Sku } from '../types/goods.ts';
import type { World } from '../types.ts';
import { startOfDay } from './clock.ts';
import { stationOf } from './floor.ts';
import { PLANTED } from './planted.ts';
import type { Quota } from './quota.ts';
import { CAUSES, type Cause, type Instant, type PastShipment } from './types.ts';

type Rate = { readonly kind: string; readonly rate: number };

/** A line as the customer unpacked it. */
type Unpacked = {
  readonly article: Sku;
  readonly customer: Customer;
  readonly station: string;
  readonly handedOverAt: Instant;
};

const CLOTHING_RATE = 0.02;
const FRAGILE_RATE = 0.012;
const CERAMICS_RATE = 0.01;
const USUAL_RATE = 0.004;
const SERIAL_RATE = 0.35;

const pictureRate = ({ article, handedOverAt }: Unpacked, today: Instant): Rate => {
  const { sku, sinceDay, rate, usualRate } = PLANTED.wrongPicture;
  if (article.sku === sku) {
    const isNewLot = handedOverAt >= startOfDay(today, sinceDay);
    return { kind: isNewLot ? 'picture/lot' : 'picture/before', rate: isNewLot ? rate : usualRate };
  }
  return { kind: 'picture', rate: article.category === 'ceramics' ? CERAMICS_RATE : USUAL_RATE };
};

const breakageRate = ({ article, handedOverAt }: Unpacked, today: Instant): Rate => {
  const { skus, repackedDay, rateBefore, rateAfter } = PLANTED.breakage;
  if (skus.includes(article.sku)) {
    const isRepacked = handedOverAt >= startOfDay(today, repackedDay);
    return { kind: isRepacked ? 'broken/after' : 'broken/before', rate: isRepacked ? rateAfter : rateBefore };
  }
  return { kind: 'broken', rate: article.traits.includes('fragile') ? FRAGILE_RATE : 0 };
};

const mixUpRate = ({ article, station }: Unpacked): Rate => {
  const { skus, warehouse, station: n, rate, usualRate } = PLANTED.swapped;
  const isSwapped = skus.includes(article.sku) && station === stationOf(warehouse, n);
  return isSwapped ? { kind: 'wrong/station', rate } : { kind: 'wrong', rate: usualRate };
};

const regretRate = ({ article, customer }: Unpacked): Rate => {
  if (customer.story === 'serial_refunder') return { kind: 'regret/serial', rate: SERIAL_RATE };
  return article.category === 'clothing'
    ? { kind: 'regret/size', rate: CLOTHING_RATE }
    : { kind: 'regret', rate: USUAL_RATE };
};

const RATES: Readonly<Record<Cause, (unpacked: Unpacked, today: Instant) => Rate>> = {
  not_as_pictured: pictureRate,
  broken: breakageRate,
  wrong_item: mixUpRate,
  changed_mind: regretRate,
};

export type Complaint = { readonly cause: Cause; readonly sku: string };

/** What customers complain about once they have opened a parcel; each line is asked after for every cause. */
export const createComplaints = (world: World, quota: Quota, today: Instant) => {
  const articles = new Map(world.sku.map((row) => [row.sku, row]));
  const complain = (unpacked: Unpacked): readonly Complaint[] => {
    const due = CAUSES.filter((cause) => {
      const { kind, rate } = RATES[cause](unpacked, today);
      return quota(kind, rate);
    });
    return due.slice(0, 1).map((cause) => ({ cause, sku: unpacked.article.sku }));
  };
  return ({ lines, task, road }: PastShipment, customer: Customer): readonly Complaint[] =>
    lines.flatMap(({ sku }) => {
      const article = articles.get(sku);
      if (!article || !task || !road || road.deliveredAt === null) return [];
      return complain({ article, customer, station: task.station, handedOverAt: road.handedOverAt });
    });
};
export type Complaints = ReturnType<typeof createComplaints>;
