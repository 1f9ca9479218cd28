import { CancellationScope, condition, isCancellation } from '@temporalio/workflow';
import { foreign, local, tracker } from '../kit/activity.ts';
import { holdsBefore } from '../kit/wait.ts';
import { showStage, tellWaiting } from './notice.ts';
import { insist, park, unlessCancelled } from './park.ts';
import type { Run, ShipmentState } from './state.ts';

/** One shipment from the floor to the door. Returns early when the order is being cancelled. */
export const carryShipment = async (run: Run, shipment: ShipmentState): Promise<void> => {
  if (shipment.phase === 'floor') await awaitPacked(run, shipment);
  if (shipment.phase === 'booking') await bookAndCapture(run, shipment);
  if (shipment.phase === 'hand_over') await awaitHandOver(run, shipment);
  while (shipment.phase === 'tracking') await followParcel(run, shipment);
};

/** No timer here: the floor's work ends with a scan, never with the passing of time. */
const awaitPacked = async (run: Run, shipment: ShipmentState): Promise<void> => {
  tellWaiting(run, 'pick', { warehouse: shipment.warehouse });
  await condition(() => shipment.packed || run.state.cancelling);
  if (!run.state.cancelling) shipment.phase = 'booking';
};

const bookAndCapture = async (run: Run, shipment: ShipmentState): Promise<void> => {
  const { state } = run;
  const { id: shipmentId, booking: n } = shipment;
  tellWaiting(run, 'booking', { warehouse: shipment.warehouse });
  state.undo.push({ kind: 'voidBooking', shipmentId, n });
  const done = await unlessCancelled(run, () =>
    Promise.all([
      insist(run, 'book_shipment', () => foreign.bookShipment({ shipmentId, n })),
      ...(state.payment?.capture === 'later'
        ? [insist(run, 'capture', () => foreign.capturePayment({ paymentId: state.payment?.id ?? '', shipmentId }))]
        : []),
    ]),
  );
  if (done !== 'cancelled') shipment.phase = 'hand_over';
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
    read: () => run.state.deadlines.silence[shipment.id] ?? '',
    summary: `carrier silent on ${shipment.id}`,
  });
  if (!told) await askCarrier(run, shipment);
  shipment.news = false;
  shipment.phase = 'recording';
  const news = await local.recordTracking({ shipmentId: shipment.id, afterSalesMs: run.input.durations.afterSales });
  shipment.phase = 'tracking';
  if (news.kind === 'delivered') {
    if (news.afterSalesUntil) run.state.deadlines = { ...run.state.deadlines, afterSales: news.afterSalesUntil };
    shipment.phase = 'done';
  }
  if (news.kind === 'exception' || news.kind === 'returned') await park(run, 'delivery', news.detail);
};

const askCarrier = async (run: Run, shipment: ShipmentState): Promise<void> => {
  const scope = new CancellationScope();
  const asking = scope
    .run(() => insist(run, 'track', () => tracker.pollTracking({ shipmentId: shipment.id })))
    .catch((error: unknown) => {
      if (!isCancellation(error)) throw error;
    });
  await Promise.race([asking, condition(() => shipment.news)]);
  scope.cancel();
  await asking;
};
