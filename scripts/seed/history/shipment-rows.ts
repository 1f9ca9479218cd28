import type { allocation, booking, parcel, shipment, shipmentLine } from '../../../db/schema/shipment.ts';
import type { reservation } from '../../../db/schema/stock.ts';
import { CRITERIA } from '../../../domain/allocation/objective.ts';
import type { ShipmentStatus } from '../../../domain/shipment/status.ts';
import type { PastOrder, PastRoad, PastShipment, PastTask } from '../../../world/history/types.ts';
import type { Rows } from './copy.ts';
import { iso, isoOrNull } from './order-rows.ts';

export type Sent = { readonly order: PastOrder; readonly sent: PastShipment; readonly n: number };
/** One that left the house. */
export type OnRoad = Sent & { readonly task: PastTask; readonly road: PastRoad };

export const sentOf = (past: readonly PastOrder[]): readonly Sent[] =>
  past.flatMap((order) => order.shipments.map((sent, index) => ({ order, sent, n: index + 1 })));

export const onRoadOf = (past: readonly PastOrder[]): readonly OnRoad[] =>
  sentOf(past).flatMap((each) => {
    const { task, road } = each.sent;
    return task && road ? [{ ...each, task, road }] : [];
  });

const statusOf = ({ road, trouble }: PastShipment): ShipmentStatus => {
  if (road === null) return 'cancelled';
  if (road.deliveredAt !== null) return 'delivered';
  return trouble === 'lost' ? 'lost' : 'returned';
};

export const shipmentRows = (past: readonly PastOrder[]): Rows<typeof shipment> =>
  sentOf(past).map(({ order, sent, n }) => ({
    id: sent.id,
    orderId: order.id,
    n,
    warehouse: sent.warehouse,
    carrier: sent.carrier,
    status: statusOf(sent),
    captureMinor: sent.capture,
    costMinor: sent.cost,
    billableGrams: sent.billableGrams,
    expectedGrams: sent.expectedGrams,
    transitHours: sent.transitHours,
    silenceHours: sent.silenceHours,
    capturedAt: isoOrNull(order.payment?.captures.find(({ shipmentId }) => shipmentId === sent.id)?.at),
    packedAt: sent.road === null ? null : isoOrNull(sent.task?.packedAt),
    handedOverAt: isoOrNull(sent.road?.handedOverAt),
    deliveredAt: isoOrNull(sent.road?.deliveredAt),
    settledAt: isoOrNull(sent.settledAt),
  }));

export const shipmentLineRows = (past: readonly PastOrder[]): Rows<typeof shipmentLine> =>
  sentOf(past).flatMap(({ sent }) => sent.lines.map(({ sku, quantity }) => ({ shipmentId: sent.id, sku, quantity })));

export const reservationRows = (past: readonly PastOrder[]): Rows<typeof reservation> =>
  sentOf(past).flatMap(({ order, sent }) =>
    sent.lines.map(({ sku, quantity, reservationId }) => ({
      id: reservationId,
      orderId: order.id,
      shipmentId: sent.id,
      sku,
      warehouse: sent.warehouse,
      quantity,
      state: sent.road === null ? ('released' as const) : ('consumed' as const),
      at: iso(order.acceptedAt),
    })),
  );

/** Only the choice itself has been handed down, not what else was weighed. */
export const allocationRows = (past: readonly PastOrder[]): Rows<typeof allocation> =>
  past.flatMap(({ id, shipments, acceptedAt }) => {
    const warehouses = [...new Set(shipments.map(({ warehouse }) => warehouse))];
    if (warehouses.length === 0) return [];
    const candidates = [{ warehouses, feasible: true, reason: { code: 'chosen' } }];
    return [{ orderId: id, objective: [...CRITERIA], tariffVersion: 1, candidates, at: iso(acceptedAt) }];
  });

/** Scales and cartons differ a little. */
export const measuredGrams = ({ expectedGrams }: PastShipment, { trackingNumber }: PastRoad): number =>
  expectedGrams + (Number(trackingNumber.slice(2, 7)) % 25) - 12;

export const parcelRows = (past: readonly PastOrder[]): Rows<typeof parcel> =>
  sentOf(past).flatMap(({ sent }) => {
    const { task, road, carrier } = sent;
    if (task === null) return [];
    return [
      {
        id: task.parcelId,
        shipmentId: sent.id,
        n: 1,
        weightGrams: road === null ? null : measuredGrams(sent, road),
        carrier: road === null ? null : carrier,
        trackingNumber: road?.trackingNumber ?? null,
        label: road === null ? null : `${carrier} ${road.trackingNumber}`,
        labelPrintedAt: isoOrNull(road?.bookedAt),
      },
    ];
  });

export const bookingRows = (past: readonly PastOrder[]): Rows<typeof booking> =>
  onRoadOf(past).map(({ sent, road }) => ({
    shipmentId: sent.id,
    n: 1,
    carrier: sent.carrier,
    status: 'booked' as const,
    carrierRef: `${sent.carrier}-${sent.id.slice(-10)}`,
    trackingNumber: road.trackingNumber,
    requestedAt: iso(road.bookedAt),
  }));
