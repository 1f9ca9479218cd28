import type { CustomerOrder } from '../../contracts/customer.ts';
import type { CustomerParts } from '../../db/queries/customer-order.ts';
import { stateOf } from '../../db/queries/tracking.ts';
import { parcelLadder } from '../../domain/customer/parcel.ts';
import { TRACKING_CODES, TRACKING_STATUSES } from '../../domain/tracking/status.ts';

type Parcel = CustomerOrder['parcels'][number];
type ShipmentPart = CustomerParts['shipments'][number];

/** Enough to see where it has been. */
const MOST_NEWS = 12;

export const titleOf = ({ titleZh, titleEn }: { titleZh: string | null; titleEn: string | null }, sku = '') => ({
  'zh-CN': titleZh ?? sku,
  en: titleEn ?? sku,
});

const newsOf = ({ news }: CustomerParts, shipmentId: string): Parcel['news'] =>
  news
    .filter((each) => each.shipmentId === shipmentId)
    .slice(0, MOST_NEWS)
    .map(({ at, status, code, place }) => ({
      at,
      status: TRACKING_STATUSES.find((known) => known === status) ?? 'pending',
      code: TRACKING_CODES.find((known) => known === code) ?? null,
      place,
    }));

const presentParcel = (
  parts: CustomerParts,
  { row, parcelCarrier, trackingNumber, tracking }: ShipmentPart,
): Parcel => {
  const { n, carrier, status, packedAt, handedOverAt, deliveredAt, settledAt, replaces } = row;
  const ladder = parcelLadder({
    status,
    packedAt,
    handedOverAt,
    deliveredAt,
    isSettled: settledAt !== null,
    isReplaced: parts.shipments.some((other) => other.row.replaces === row.id),
    tracking: stateOf(tracking ?? undefined),
  });
  const isGone = ladder.stages.some(({ stage, reached }) => stage === 'handed_over' && reached);
  return {
    n,
    carrier: parcelCarrier ?? carrier,
    tracking_number: isGone ? trackingNumber : null,
    lines: parts.contents
      .filter((each) => each.shipmentId === row.id)
      .map((each) => ({ title: titleOf(each), quantity: each.quantity })),
    stages: ladder.stages.map((each) => ({ ...each })),
    end: ladder.end,
    trouble: ladder.trouble,
    replaces: parts.shipments.find((other) => other.row.id === replaces)?.row.n ?? null,
    news: newsOf(parts, row.id),
  };
};

export const presentParcels = (parts: CustomerParts): Parcel[] =>
  parts.shipments.map((shipment) => presentParcel(parts, shipment));
