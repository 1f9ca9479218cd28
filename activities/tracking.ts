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
import { overtake } from './escalation.ts';
import { LONGEST_TRANSIT } from './restore-waiting.ts';
import type { Deps } from './deps.ts';

type OfShipment = { readonly shipmentId: string };
type RecordTracking = OfShipment & {
  readonly afterSalesMs: number;
  /** The carrier has been silent beyond all that its lane allows. */
  readonly overdue: boolean;
};
/** `heard` is the status that the workflow knows already: only another one is news. */
type PollTracking = OfShipment & { readonly heard: string; readonly isOverdueKnown: boolean };
type Ending = { readonly order: OrderRow; readonly heard: string; readonly afterSalesMs: number };
const HOUR_MS = 3_600_000;

export const createTrackingActivities = (deps: Deps) => {
  const boundary = createBoundary(deps.log);
  const { db } = deps;

  /** The last shipment to end opens the order's after-sales window; a repeat reads the instant that was set then. */
  const ended = async (tx: Transaction, { order, heard, afterSalesMs }: Ending): Promise<TrackingNews> => {
    const open = (await lockShipments(tx, order.id)).filter(isStillOpen);
    if (open.length > 0) return { heard, kind: 'ended', afterSalesUntil: null };
    if (order.status !== 'fulfilling') return { heard, kind: 'ended', afterSalesUntil: order.afterSalesUntil };
    const until = await instantIn(tx, afterSalesMs);
    await moveOrder(tx, order.id, {
      status: 'after_sales',
      waiting: { on: 'after_sales', until, next: nextActorOf('after_sales') },
      set: { afterSalesUntil: until, needsAttention: null },
    });
    await tellShop(tx, order, 'order.delivered');
    return { heard, kind: 'ended', afterSalesUntil: until };
  };

  const followed = async (tx: Transaction, input: RecordTracking, shipment: ShipmentRow): Promise<TrackingNews> => {
    const { shipmentId, afterSalesMs } = input;
    const order = await lockOrder(tx, shipment.orderId);
    const state = stateOf(await findTracking(tx, shipmentId));
    const heard = `${state.status}/${state.code ?? ''}`;
    if (state.status === 'delivered') {
      await moveShipment(tx, shipmentId, ['handed_over', 'returning', 'lost'], 'delivered');
      await overtake(tx, { orderId: order.id, outcome: 'overtaken', shipmentId });
      return ended(tx, { order, heard, afterSalesMs });
    }
    await followBack(tx, shipmentId, state.code);
    const now = await lockShipment(tx, shipmentId);
    if (now?.settledAt) return ended(tx, { order, heard, afterSalesMs });
    const detail = input.overdue ? 'overdue' : state.code;
    const isTrouble = input.overdue || state.status === 'exception' || state.status === 'expired';
    return isTrouble ? { heard, kind: 'exception', detail: detail ?? 'exception' } : { heard, kind: 'nothing' };
  };

  return {
    /** What the folded events and the remedies so far mean for the shipment and its order. */
    recordTracking: (input: RecordTracking): Promise<TrackingNews> =>
      boundary('recordTracking', async () => {
        const found = await findShipment(db, input.shipmentId);
        if (!found) throw new Error('a shipment that a workflow works on must exist');
        return db.transaction((tx) => followed(tx, input, found));
      }),

    /** Asks the carrier once, unless the parcel has spoken meanwhile; says itself when to be asked again. */
    pollTracking: ({ shipmentId, heard, isOverdueKnown }: PollTracking): Promise<'news' | 'overdue'> =>
      boundary('pollTracking', async () => {
        const shipment = await findShipment(db, shipmentId);
        const row = await findTracking(db, shipmentId);
        if (!shipment || !row) throw new Error('a parcel on the road has a tracking row');
        const state = stateOf(row);
        if (isAtEnd(state) || heard !== `${state.status}/${state.code ?? ''}`) return 'news';
        if (!isOverdueKnown && isOverdue(deps, shipment)) return 'overdue';
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

const isStillOpen = ({ status, settledAt }: ShipmentRow): boolean =>
  status !== 'delivered' && status !== 'cancelled' && settledAt === null;

/** The shipment's own state follows its parcel on the way back, and into the unknown. */
const followBack = async (tx: Transaction, id: string, code: string | undefined): Promise<void> => {
  if (code === 'returning' || code === 'returned') await moveShipment(tx, id, ['handed_over'], 'returning');
  if (code === 'returned') await moveShipment(tx, id, ['returning'], 'returned');
  if (code === 'lost') await moveShipment(tx, id, ['handed_over'], 'lost');
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
