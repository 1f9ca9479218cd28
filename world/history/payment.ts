import type { Random } from '../random.ts';
import type { Region } from '../types/place.ts';
import type { PaymentMethod } from '../types/sale.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from './clock.ts';
import type { MakeId } from './id.ts';
import type { Instant, PastPayment, PastShipment } from './types.ts';

export const WINDOW_MS = 30 * MINUTE_MS;
export const GATEWAY_WINDOW_MS = 2 * WINDOW_MS + 24 * HOUR_MS;

/** Of all who may choose it. */
const LIKED: Readonly<Record<string, number>> = { yipay: 62, cardhouse: 28, cod: 10 };
const DECLINED_SHARE = 0.04;
/** Most pay at once, some when they are reminded. */
const REMINDED_SHARE = 0.08;

type Due = { readonly shopId: string; readonly region: Region; readonly total: number };

const mayPay = (row: PaymentMethod, { shopId, region, total }: Due): boolean =>
  row.enabled &&
  row.shopId === shopId &&
  total >= (row.minMinor ?? 0) &&
  total <= (row.maxMinor ?? Number.POSITIVE_INFINITY) &&
  (row.allowRemote || !region.remote);

/** A way to pay that the shop offers for this sum at this place. */
export const chooseMethod = (methods: readonly PaymentMethod[], due: Due, random: Random): string =>
  random.pickByShare(
    methods.filter((row) => mayPay(row, due)).map(({ method }) => ({ method, share: LIKED[method] ?? 1 })),
  ).method;

export const isPaidAtDoor = (method: string): boolean => method === 'cod';

export const paidAfter = (random: Random): number =>
  random.next() < REMINDED_SHARE
    ? random.between(15 * MINUTE_MS, 28 * MINUTE_MS)
    : Math.round(20 * SECOND_MS + random.next() ** 3 * 12 * MINUTE_MS);

export type Paying = {
  readonly method: string;
  readonly total: number;
  readonly acceptedAt: Instant;
  /** None when it was never paid. */
  readonly paidAt: Instant | null;
  readonly endedAt: Instant;
  readonly shipments: readonly PastShipment[];
  readonly isCancelled: boolean;
};

type Captures = PastPayment['captures'];

/** A wallet takes all at once, a card for each parcel that is packed, and at the door it is paid with the last one. */
const capturesOf = ({ method, total, paidAt, shipments, isCancelled }: Paying, random: Random): Captures => {
  if (paidAt === null || (isCancelled && method !== 'yipay')) return [];
  if (method === 'yipay') return [{ shipmentId: null, amount: total, at: paidAt }];
  if (isPaidAtDoor(method)) {
    const at = Math.max(...shipments.map(({ road }) => road?.deliveredAt ?? 0));
    return [{ shipmentId: null, amount: total, at }];
  }
  return shipments
    .flatMap(({ id, capture, task }) =>
      task && capture > 0 ? [{ shipmentId: id, amount: capture, at: task.packedAt }] : [],
    )
    .map((share) => ({ ...share, at: share.at + random.between(200, 800) }))
    .toSorted((a, b) => a.at - b.at);
};

const PREFIX: Readonly<Record<string, string>> = { yipay: 'YP', cardhouse: 'CH', cod: 'CD' };

const declinedAt = ({ method, acceptedAt, paidAt }: Paying, random: Random): Instant | null => {
  const wasDeclined = paidAt !== null && !isPaidAtDoor(method) && random.next() < DECLINED_SHARE;
  return wasDeclined ? acceptedAt + Math.round((paidAt - acceptedAt) * 0.6) : null;
};

/** How a payment ended that was never made, or whose money was only blocked. */
const endOf = ({ paidAt, endedAt, isCancelled }: Paying, captures: Captures) => ({
  voidedAt: isCancelled && paidAt !== null && captures.length === 0 ? endedAt : null,
  closedAt: paidAt === null ? endedAt : null,
});

/** The refunds are asked for later, by whoever finds a reason. */
export const payFor = (paying: Paying, makeId: MakeId, random: Random): PastPayment => {
  const { method, acceptedAt, paidAt } = paying;
  const id = makeId('pay', acceptedAt);
  const gatewayRef = `${PREFIX[method] ?? 'PY'}-${id.slice(-12)}`;
  const captures = capturesOf(paying, random);
  return {
    id,
    method,
    gatewayRef,
    chargeId: paidAt === null ? null : `${gatewayRef}-1`,
    declinedAt: declinedAt(paying, random),
    authorisedAt: isPaidAtDoor(method) ? (captures[0]?.at ?? null) : paidAt,
    captures,
    ...endOf(paying, captures),
    refunds: [],
  };
};
