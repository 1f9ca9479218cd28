import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import type { TrackingNews } from '../contracts/order-step.ts';
import type { Transaction } from '../db/client.ts';
import { openEscalationsOf } from '../db/queries/escalation.ts';
import { instantIn, lockOrder, moveOrder, type OrderRow } from '../db/queries/order.ts';
import { recordParcelNews } from '../db/queries/parcel-news.ts';
import { findShipment, lockShipment, lockShipments, moveShipment, type ShipmentRow } from '../db/queries/shipment.ts';
import { tellShop } from '../db/queries/tell.ts';
import { findTracking, stateOf, type TrackingRow } from '../db/queries/tracking.ts';
import { escalationKindOf } from '../domain/escalation/kind.ts';
import { isAnsweredAtOnce } from '../domain/escalation/policy.ts';
import { shrink } from '../domain/pace.ts';
import { isAtEnd, type TrackingState } from '../domain/tracking/fold.ts';
import { silenceOf } from '../domain/tracking/silence.ts';
import { nextActorOf } from '../domain/waiting.ts';
import { bindSteps } from './bind.ts';
import { overtake } from './escalation.ts';
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
/** Beyond this many times its lane's usual transit a parcel is somebody's to look for. */
const LONGEST_TRANSIT = 3;

/** What the folded events and the remedies so far mean for the shipment and its order. */
const recordTracking = async (deps: Deps, input: RecordTracking): Promise<TrackingNews> => {
  const found = await findShipment(deps.db, input.shipmentId);
  if (!found) throw new Error('a shipment that a workflow works on must exist');
  return deps.db.transaction((tx) => follow(tx, input, found));
};

const follow = async (tx: Transaction, input: RecordTracking, shipment: ShipmentRow): Promise<TrackingNews> => {
  const { shipmentId, afterSalesMs, overdue } = input;
  const order = await lockOrder(tx, shipment.orderId);
  const state = stateOf(await findTracking(tx, shipmentId));
  const heard = gravityOf(state);
  if (state.status === 'delivered') {
    await moveShipment(tx, shipmentId, { from: ['handed_over', 'returning', 'lost'], to: 'delivered' });
    await overtake(tx, { orderId: order.id, outcome: 'overtaken', shipmentId });
    return endShipment(tx, { order, heard, afterSalesMs });
  }
  await followBack(tx, shipmentId, state.code);
  const now = await lockShipment(tx, shipmentId);
  if (now?.settledAt) return endShipment(tx, { order, heard, afterSalesMs });
  if (overdue) return { heard, kind: 'exception', detail: 'overdue' };
  if (heard !== '') return { heard, kind: 'exception', detail: state.code ?? 'exception' };
  const owed = state.exceptions.find((code) => isAnsweredAtOnce(escalationKindOf(code)));
  return owed === undefined ? { heard, kind: 'nothing' } : { heard, kind: 'exception', detail: owed };
};

/** The last shipment to end opens the order's after-sales window; a repeat reads the instant that was set then. */
const endShipment = async (tx: Transaction, { order, heard, afterSalesMs }: Ending): Promise<TrackingNews> => {
  const open = (await lockShipments(tx, order.id)).filter(isStillOpen);
  if (open.length > 0) return { heard, kind: 'ended', afterSalesUntil: null };
  if (order.status !== 'fulfilling') return { heard, kind: 'ended', afterSalesUntil: order.afterSalesUntil };
  const until = await instantIn(tx, afterSalesMs);
  await moveOrder(tx, order.id, {
    status: 'after_sales',
    waiting: { on: 'after_sales', until, next: nextActorOf('after_sales') },
    set: { afterSalesUntil: until, needsAttention: null },
  });
  await tellShop(tx, order, { type: 'order.delivered' });
  return { heard, kind: 'ended', afterSalesUntil: until };
};

/** Asks the carrier once, unless the parcel has spoken meanwhile; says itself when to be asked again. */
const pollTracking = async (deps: Deps, { shipmentId, ...known }: PollTracking): Promise<'news' | 'overdue'> => {
  const shipment = await findShipment(deps.db, shipmentId);
  const row = await findTracking(deps.db, shipmentId);
  if (!shipment || !row) throw new Error('a parcel on the road has a tracking row');
  if (gravityOf(stateOf(row)) !== known.heard) return 'news';
  const isOverdueNow = !known.isOverdueKnown && isOverdue(deps, shipment);
  if (isOverdueNow && !(await isEscalated(deps, shipment))) return 'overdue';
  const quiet = silenceIn(deps, shipment, row);
  if (quiet.isSilent && (await ask(deps, row))) return 'news';
  throw askAgain(quiet.nextCheckAt);
};

const ask = async (deps: Deps, { carrier: name, trackingNumber }: TrackingRow): Promise<boolean> => {
  const carrier = deps.carriers.get(name);
  if (!carrier) throw new Error(`no carrier is configured by the name ${name}`);
  const events = await carrier.track(trackingNumber);
  const news = await deps.db.transaction((tx) => recordParcelNews(tx, { carrier: name, trackingNumber }, events));
  return news?.moved !== undefined;
};

export const createTrackingActivities = (deps: Deps) => bindSteps(deps, { recordTracking, pollTracking });

/** What a workflow must hear of, as one word; a parcel on its way has none. */
const gravityOf = (state: TrackingState): string =>
  isAtEnd(state) || state.status === 'exception' || state.status === 'expired'
    ? `${state.status}/${state.code ?? ''}`
    : '';

const isStillOpen = ({ status, settledAt }: ShipmentRow): boolean =>
  status !== 'delivered' && status !== 'cancelled' && settledAt === null;

/** The shipment's own state follows its parcel on the way back, and into the unknown. */
const followBack = async (tx: Transaction, id: string, code: string | undefined): Promise<void> => {
  if (code === 'returning' || code === 'returned')
    await moveShipment(tx, id, { from: ['handed_over'], to: 'returning' });
  if (code === 'returned') await moveShipment(tx, id, { from: ['returning'], to: 'returned' });
  if (code === 'lost') await moveShipment(tx, id, { from: ['handed_over'], to: 'lost' });
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

/** Somebody sees to it already. */
const isEscalated = async ({ db }: Deps, { id, orderId }: ShipmentRow): Promise<boolean> =>
  (await openEscalationsOf(db, orderId)).some(({ shipmentId }) => shipmentId === id);

/** No failure at all: the next poll is due at that time. */
const askAgain = (at: string): ApplicationFailure =>
  ApplicationFailure.create({
    type: 'NOT_YET',
    message: 'the parcel is on its way',
    nextRetryDelay: Math.max(500, Date.parse(at) - Date.now()),
    category: ApplicationFailureCategory.BENIGN,
  });
