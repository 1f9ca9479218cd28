import type { NotificationTemplate } from '../../domain/notification/templates.ts';
import type { TrackingEvent, TrackingMilestone, TrackingMove } from '../../domain/tracking/fold.ts';
import type { TrackingCode } from '../../domain/tracking/status.ts';
import type { Transaction } from '../client.ts';
import { findOrder } from './order.ts';
import { findShipment } from './shipment.ts';
import { tellCustomer, tellShop } from './tell.ts';
import { recordTrackingEvents } from './tracking.ts';

export type ParcelNews = {
  readonly orderId: string;
  readonly shipmentId: string;
  readonly moved: TrackingMove | undefined;
};

type Parcel = { readonly carrier: string; readonly trackingNumber: string };

/** A carrier's events folded into their parcel; the customer and the shop are told in the same transaction. */
export const recordParcelNews = async (
  tx: Transaction,
  parcel: Parcel,
  events: readonly TrackingEvent[],
): Promise<ParcelNews | undefined> => {
  const folded = await recordTrackingEvents(tx, parcel, events);
  const shipment = folded ? await findShipment(tx, folded.shipmentId) : undefined;
  const order = shipment ? await findOrder(tx, shipment.orderId) : undefined;
  if (!folded || !order) return undefined;
  const { milestone, moved, shipmentId } = folded;
  if (milestone) {
    const template = templateOf(milestone, folded.code);
    const facts = { carrier: labelOf(parcel.carrier), trackingNumber: parcel.trackingNumber };
    const cause = `${parcel.trackingNumber}:${template}`;
    await tellCustomer(tx, order, { template, cause, facts });
    await tellShop(tx, order, {
      type: `shipment.${milestone}`,
      data: {
        shipment_id: shipmentId,
        tracking_number: parcel.trackingNumber,
        code: folded.code ?? null,
      },
    });
  }
  return { orderId: order.id, shipmentId, moved };
};

/** A carrier's name as people read it. */
export const labelOf = (carrier: string): string => carrier.charAt(0).toUpperCase() + carrier.slice(1);

const EXCEPTIONS = {
  delayed: 'exception_delayed',
  lost: 'exception_lost',
  refused: 'exception_refused',
  wrong_address: 'exception_wrong_address',
  damaged: 'exception_damaged',
  returning: 'exception_returned',
  returned: 'exception_returned',
} as const satisfies Partial<Record<TrackingCode, NotificationTemplate>>;

type ParcelTemplate =
  | 'shipment_handed_over'
  | 'out_for_delivery'
  | 'delivered'
  | 'exception_other'
  | (typeof EXCEPTIONS)[keyof typeof EXCEPTIONS];

const templateOf = (milestone: TrackingMilestone, code: TrackingCode | undefined): ParcelTemplate => {
  if (milestone === 'collected') return 'shipment_handed_over';
  if (milestone !== 'exception') return milestone;
  return code !== undefined && code in EXCEPTIONS ? EXCEPTIONS[code as keyof typeof EXCEPTIONS] : 'exception_other';
};
