import { CancellationScope, condition, isCancellation } from '@temporalio/workflow';
import { escalationKindOf } from '../../domain/escalation/kind.ts';
import { foreign, local, tracker } from '../kit/activity.ts';
import { holdsBefore } from '../kit/wait.ts';
import { showStage, tellWaiting } from './notice.ts';
import { insist, unlessCancelled } from './park.ts';
import type { Run, ShipmentState, Undo } from './state.ts';
import { isStopped, untilLifted } from './stop.ts';
import { escalate } from './trouble.ts';

/** One shipment from the floor to the door. Returns early when the order is being cancelled. */
export const carryShipment = async (run: Run, shipment: ShipmentState): Promise<void> => {
  if (shipment.phase === 'release') await awaitRelease(run, shipment);
  if (shipment.phase === 'floor') await awaitPacked(run, shipment);
  if (shipment.phase === 'booking') await bookAndCapture(run, shipment);
  if (shipment.phase === 'hand_over') await awaitHandOver(run, shipment);
  while (shipment.phase === 'tracking') await followParcel(run, shipment);
};

const awaitRelease = async (run: Run, shipment: ShipmentState): Promise<void> => {
  const of = { orderId: run.input.orderId, shipmentId: shipment.id };
  const released = await untilLifted(run, 'pick', () => local.releaseShipment(of));
  if (released !== undefined) shipment.phase = 'floor';
};

/** No timer here: the floor's work ends with a scan, never with the passing of time. */
const awaitPacked = async (run: Run, shipment: ShipmentState): Promise<void> => {
  tellWaiting(run, 'pick', { warehouse: shipment.warehouse });
  await condition(() => shipment.packed || run.state.cancelling);
  if (!run.state.cancelling) shipment.phase = 'booking';
};

const bookAndCapture = async (run: Run, shipment: ShipmentState): Promise<void> => {
  tellWaiting(run, 'booking', { warehouse: shipment.warehouse });
  const done = await unlessCancelled(run, () => everySettled([book(run, shipment), capture(run, shipment)]));
  if (done !== 'cancelled') shipment.phase = 'hand_over';
};

/** The first failure counts only when nothing is under way any more: an undo must not overtake what it undoes. */
const everySettled = async (steps: readonly Promise<void>[]): Promise<void> => {
  const outcomes = await Promise.allSettled(steps);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
};

/** A booking that was closed meanwhile, as for another carrier, is followed by the next one. */
const book = async (run: Run, shipment: ShipmentState): Promise<void> => {
  const { id: shipmentId } = shipment;
  for (;;) {
    const n = shipment.booking;
    const outcome = await untilLifted(run, 'booking', () => tryBooking(run, { shipmentId, n }));
    if (outcome === 'cancelled') await condition(() => run.state.cancelling);
    if (outcome === 'booked' || run.state.cancelling) return;
    await insist(run, { name: 'void_booking', shipmentId }, () => foreign.voidBooking({ shipmentId, n }));
    shipment.booking += 1;
  }
};

/** Where a pause kept the carrier from being asked there is nothing to undo. */
const tryBooking = async (run: Run, of: { readonly shipmentId: string; readonly n: number }) => {
  const undo: Undo = { kind: 'voidBooking', ...of };
  const { state } = run;
  state.undo.push(undo);
  const { shipmentId } = of;
  const answer = await insist(run, { name: 'book_shipment', shipmentId }, () => foreign.bookShipment(of));
  if (isStopped(answer)) state.undo = state.undo.filter((each) => each !== undo);
  return answer;
};

const capture = async (run: Run, { id: shipmentId, captureAmount }: ShipmentState): Promise<void> => {
  const { payment } = run.state;
  if (payment?.capture !== 'later' || captureAmount === 0) return;
  await insist(run, { name: 'capture', shipmentId }, () =>
    foreign.capturePayment({ paymentId: payment.id, shipmentId }),
  );
};

const awaitHandOver = async (run: Run, shipment: ShipmentState): Promise<void> => {
  const { state } = run;
  tellWaiting(run, 'hand_over', { warehouse: shipment.warehouse });
  await condition(() => shipment.handedOver || state.cancelling);
  if (!shipment.handedOver) return;
  const quietUntil = new Date(Date.now() + shipment.silenceMs).toISOString();
  state.deadlines = { ...state.deadlines, silence: { ...state.deadlines.silence, [shipment.id]: quietUntil } };
  shipment.phase = 'tracking';
  showStage(run, 'in_transit', 'delivery');
};

/** Webhooks tell; a parcel that its carrier keeps silent about is asked for, by one activity however often it asks. */
const followParcel = async (run: Run, shipment: ShipmentState): Promise<void> => {
  tellWaiting(run, 'delivery', { warehouse: shipment.warehouse });
  const told = await holdsBefore(() => shipment.news, {
    read: () => run.state.deadlines.silence[shipment.id] ?? null,
    summary: `carrier silent on ${shipment.id}`,
  });
  if (!told) await askCarrier(run, shipment);
  shipment.phase = 'recording';
  shipment.news = false;
  const { id: shipmentId, overdue } = shipment;
  const news = await local.recordTracking({ shipmentId, overdue, afterSalesMs: run.input.durations.afterSales });
  shipment.heard = news.heard;
  if (news.kind === 'exception')
    await escalate(run, { kind: escalationKindOf(news.detail), detail: news.detail, shipmentId });
  shipment.phase = news.kind === 'ended' ? 'done' : 'tracking';
  if (news.kind === 'ended' && news.afterSalesUntil) {
    run.state.deadlines = { ...run.state.deadlines, afterSales: news.afterSalesUntil };
  }
};

/** Ends with news, from wherever it comes first. */
const askCarrier = async (run: Run, shipment: ShipmentState): Promise<void> => {
  const scope = new CancellationScope();
  const { id: shipmentId, heard, overdue: isOverdueKnown } = shipment;
  const asking = scope
    .run(() =>
      insist(run, { name: 'track', shipmentId }, () => tracker.pollTracking({ shipmentId, heard, isOverdueKnown })),
    )
    .catch((error: unknown) => {
      if (!isCancellation(error)) throw error;
      return 'news' as const;
    });
  const first = await Promise.race([asking, condition(() => shipment.news).then(() => 'news' as const)]);
  scope.cancel();
  await asking;
  if (first === 'overdue') shipment.overdue = true;
};
