import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import type { TrackingNews } from '../contracts/order-step.ts';
import type { Transaction } from '../db/client.ts';
import { instantIn, lockOrder, moveOrder, type OrderRow } from '../db/queries/order.ts';
import { recordParcelNews } from '../db/queries/parcel-news.ts';
import { findShipment, lockShipment, lockShipments, moveShipment, type ShipmentRow } from '../db/queries/shipment.ts';
import { tellShop } from '../db/queries/tell.ts';
import { findTracking, stateOf, type TrackingRow } from '../db/queries/tracking.ts';
import { shrink } from '../domain/pace.ts';
import { isAtEnd } from '../domain/tracking/fold.ts';
import { silenceOf } from '../domain/tracking/silence.ts';
import { nextActorOf } from '../domain/waiting.ts';
import { createBoundary } from './boundary.ts';
import type { Deps } from './deps.ts';

type OfShipment = { readonly shipmentId: string };
const HOUR_MS = 3_600_000;
/** Beyond this many times its lane's usual transit a parcel is somebody's to look for. */
const LONGEST_TRANSIT = 3;

export const createTrackingActivities = (deps: Deps) => {
  const boundary = createBoundary(deps.log);
  const { db } = deps;

  const delivered = async (
    tx: Transaction,
    order: OrderRow,
    shipment: ShipmentRow,
    afterSalesMs: number,
  ): Promise<TrackingNews> => {
    await moveShipment(tx, shipment.id, ['handed_over', 'lost'], 'delivered');
    const open = (await lockShipments(tx, order.id)).filter(
      ({ status }) => status !== 'delivered' && status !== 'cancelled',
    );
    if (open.length > 0) return { kind: 'delivered', afterSalesUntil: null };
    if (order.status !== 'fulfilling') return { kind: 'delivered', afterSalesUntil: order.afterSalesUntil };
    const until = await instantIn(tx, afterSalesMs);
    await moveOrder(tx, order.id, {
      status: 'after_sales',
      waiting: { on: 'after_sales', until, next: nextActorOf('after_sales') },
      set: { afterSalesUntil: until, needsAttention: null },
    });
    await tellShop(tx, order, 'order.delivered');
    return { kind: 'delivered', afterSalesUntil: until };
  };

  return {
    /** What the folded events mean for the shipment and its order. */
    recordTracking: ({ shipmentId, afterSalesMs }: OfShipment & { afterSalesMs: number }): Promise<TrackingNews> =>
      boundary('recordTracking', async () => {
        const found = await findShipment(db, shipmentId);
        if (!found) throw new Error('a shipment that a workflow works on must exist');
        return db.transaction(async (tx) => {
          const order = await lockOrder(tx, found.orderId);
          const shipment = (await lockShipment(tx, shipmentId)) ?? found;
          const state = stateOf(await findTracking(tx, shipmentId));
          if (state.status === 'delivered') return delivered(tx, order, shipment, afterSalesMs);
          if (state.code === 'returned') {
            await moveShipment(tx, shipmentId, ['handed_over'], 'returning');
            return { kind: 'returned', detail: 'returned' };
          }
          if (state.code === 'lost') await moveShipment(tx, shipmentId, ['handed_over'], 'lost');
          return state.status === 'exception'
            ? { kind: 'exception', detail: state.code ?? 'exception' }
            : { kind: 'nothing' };
        });
      }),

    /** Asks the carrier once, unless the parcel has spoken meanwhile; says itself when to be asked again. */
    pollTracking: ({ shipmentId }: OfShipment): Promise<'news' | 'overdue'> =>
      boundary('pollTracking', async () => {
        const shipment = await findShipment(db, shipmentId);
        const row = await findTracking(db, shipmentId);
        if (!shipment || !row) throw new Error('a parcel on the road has a tracking row');
        if (isAtEnd(stateOf(row)) || row.status === 'exception') return 'news';
        if (isOverdue(deps, shipment)) return 'overdue';
        const quiet = silenceIn(deps, shipment, row);
        if (!quiet.isSilent) throw askAgain(quiet.nextCheckAt);
        const carrier = deps.carriers.get(row.carrier);
        if (!carrier) throw new Error(`no carrier is configured by the name ${row.carrier}`);
        const events = await carrier.track(row.trackingNumber);
        const news = await db.transaction((tx) =>
          recordParcelNews(tx, { carrier: row.carrier, trackingNumber: row.trackingNumber }, events),
        );
        if (news?.moved) return 'news';
        throw askAgain(quiet.nextCheckAt);
      }),
  };
};

const silenceIn = (deps: Deps, shipment: ShipmentRow, row: TrackingRow) =>
  silenceOf({
    lastSignAt: row.lastEventAt ?? shipment.handedOverAt ?? new Date().toISOString(),
    budgetMs: shrink(shipment.silenceHours * HOUR_MS, 'silence', deps.pace),
    now: new Date().toISOString(),
  });

const isOverdue = (deps: Deps, shipment: ShipmentRow): boolean => {
  const since = Date.parse(shipment.handedOverAt ?? new Date().toISOString());
  const longest = shrink(shipment.transitHours * HOUR_MS * LONGEST_TRANSIT, 'transit', deps.pace);
  return Date.now() > since + Math.max(longest, LONGEST_TRANSIT * 4_000);
};

/** No failure at all: the next poll is due at that time. */
const askAgain = (at: string): ApplicationFailure =>
  ApplicationFailure.create({
    type: 'NOT_YET',
    message: 'the parcel is on its way',
    nextRetryDelay: Math.max(500, Date.parse(at) - Date.now()),
    category: ApplicationFailureCategory.BENIGN,
  });
