import type { tracking, trackingEvent } from '../../../db/schema/tracking.ts';
import { foldTracking, NO_TRACKING, type TrackingEvent } from '../../../domain/tracking/fold.ts';
import { meaningOf, TRACKING_CODES, type TrackingMeaning } from '../../../domain/tracking/status.ts';
import { SECOND_MS } from '../../../world/history/clock.ts';
import type { CarrierScan, PastOrder, PastRoad } from '../../../world/history/types.ts';
import type { Rows } from './copy.ts';
import { iso } from './order-rows.ts';
import { onRoadOf } from './shipment-rows.ts';

/** Webhooks come a little later than what they tell of. */
const WEBHOOK_MS = 4 * SECOND_MS;

const meaningIn = ({ code }: CarrierScan): TrackingMeaning => {
  const known = TRACKING_CODES.find((each) => each === code);
  return known === undefined ? { status: 'out_for_delivery' } : meaningOf(known);
};

const eventsOf = ({ trackingNumber, scans }: PastRoad): readonly TrackingEvent[] =>
  scans.map((scan, index) => ({
    id: `${trackingNumber}-${String(index + 1).padStart(3, '0')}`,
    ...meaningIn(scan),
    at: iso(scan.at),
    place: scan.place,
    word: scan.code,
  }));

export const trackingRows = (past: readonly PastOrder[]): Rows<typeof tracking> =>
  onRoadOf(past).map(({ sent, road }) => {
    const state = foldTracking(NO_TRACKING, eventsOf(road));
    return {
      trackingNumber: road.trackingNumber,
      carrier: sent.carrier,
      shipmentId: sent.id,
      status: state.status,
      detail: state.code ?? null,
      state,
      lastEventAt: state.lastEventAt ?? null,
    };
  });

export const trackingEventRows = (past: readonly PastOrder[]): Rows<typeof trackingEvent> =>
  onRoadOf(past).flatMap(({ sent, road }) =>
    eventsOf(road).map(({ id, status, code, place, at }) => ({
      carrier: sent.carrier,
      eventId: id,
      trackingNumber: road.trackingNumber,
      status,
      detail: code ?? null,
      place: place ?? null,
      at,
      receivedAt: iso(Date.parse(at) + WEBHOOK_MS),
    })),
  );
