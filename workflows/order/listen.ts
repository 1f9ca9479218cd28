import { CancellationScope, patched, setHandler, uuid4 } from '@temporalio/workflow';
import type { Act, EscalationResolved, Message, OrderInput, ShipmentMoved } from '../../contracts/messages.ts';
import type { FinishedAction } from '../../contracts/order-step.ts';
import { isWaitingCode, waitingFactsOf } from '../../domain/waiting.ts';
import { carryOut } from '../kit/act.ts';
import { local } from '../kit/activity.ts';
import { isMessage, readAct } from '../kit/message.ts';
import { deadlineReader } from './deadline.ts';
import * as messages from './messages.ts';
import { showPromise, showStage, tellWaiting } from './notice.ts';
import { joinShipment, markShipment, newState, type OrderState, type Run, type ShipmentState } from './state.ts';

const SEEN_KEPT = 200;

/** A cancel in the Temporal UI cuts the scope that handlers run in: a message after it would end the run. */
const unstoppable = <T>(handle: () => Promise<T>): Promise<T> => CancellationScope.nonCancellable(handle);

/** Opens the run and answers messages from its first moment on; a message seen before is dropped. */
export const openRun = (input: OrderInput, resume: OrderState | undefined): Run => {
  const run: Run = { input, state: { ...newState(), ...resume } };
  const { state } = run;
  const once =
    <M extends Message>(handle: (message: M) => void | Promise<void>) =>
    async (message: M): Promise<void> => {
      if (!isMessage(message) || state.seen.includes(message.messageId)) return;
      state.seen = [...state.seen, message.messageId].slice(-SEEN_KEPT);
      await unstoppable(async () => handle(message));
    };

  setHandler(messages.orderState, () => state);
  setHandler(
    messages.paymentChanged,
    once(() => void (state.paymentNews = true)),
  );
  setHandler(
    messages.cancelRequested,
    once(() => heedCancel(run)),
  );
  setHandler(
    messages.resumed,
    once(({ lifted }) => countResumed(state, lifted === true)),
  );
  setHandler(messages.deadlineMoved, once(deadlineReader(run)));
  setHandler(
    messages.shipmentPacked,
    once(({ shipmentId }) => markShipment(state, shipmentId, 'packed')),
  );
  setHandler(
    messages.shipmentHandedOver,
    once(({ shipmentId }) => markShipment(state, shipmentId, 'handedOver')),
  );
  setHandler(
    messages.trackingMoved,
    once(({ shipmentId }) => markShipment(state, shipmentId, 'news')),
  );
  setHandler(
    messages.shipmentAdded,
    once((moved) => addShipment(run, moved)),
  );
  setHandler(
    messages.addressChanged,
    once(() => heedAddress(run)),
  );
  setHandler(
    messages.escalationResolved,
    once((resolved) => goOn(state, resolved)),
  );
  setHandler(messages.act, (message) => unstoppable(() => take(run, message)));
  setHandler(messages.actNow, async (message) => {
    await unstoppable(() => take(run, message));
    return { accepted: true };
  });
  return run;
};

const addShipment = async ({ input, state }: Run, { shipmentId }: ShipmentMoved): Promise<void> => {
  const admitted = await local.readShipment({ orderId: input.orderId, shipmentId });
  if (admitted && !state.shipments.some(({ id }) => id === shipmentId)) joinShipment(state, admitted);
};

const countResumed = (state: OrderState, isLifted: boolean): void => {
  if (isLifted) state.lifted += 1;
  else state.resumes += 1;
};

const heedAddress = async (run: Run): Promise<void> => {
  const { promisedAt, silenceMs } = await local.readRoute({ orderId: run.input.orderId });
  for (const shipment of run.state.shipments) shipment.silenceMs = silenceMs[shipment.id] ?? shipment.silenceMs;
  showPromise(run, promisedAt);
};

/** The row decides: nobody cancels an order by a signal alone. */
const heedCancel = async ({ input, state }: Run): Promise<void> => {
  if (await local.isCancelling({ orderId: input.orderId })) state.cancelling = true;
};

/** A parked step goes on, and a parcel is looked at again. */
const goOn = (state: OrderState, { shipmentId }: EscalationResolved): void => {
  state.resumes += 1;
  const parcels: ShipmentState[] = state.shipments.filter(({ id }) => shipmentId === undefined || id === shipmentId);
  for (const parcel of parcels) parcel.news = true;
};

/** Signal and update feed this one function; without a row there is no effect, and by hand it is only a wish. */
const take = async (run: Run, message: Act): Promise<void> => {
  const { orderId } = run.input;
  const { actionId, request } = readAct(message);
  if (request) await local.requestByHand({ orderId, requestId: uuid4(), request });
  else if (actionId !== undefined) tellWaitingSince(run, await carryOut({ orderId, actionId }));
};

const tellWaitingSince = (run: Run, { waiting }: FinishedAction): void => {
  if (!waiting || !isWaitingCode(waiting.on) || !patched('2026-11-hold')) return;
  showStage(run, 'fulfilling', waiting.on);
  tellWaiting(run, waiting.on, waitingFactsOf(waiting.facts));
};

/**
 * *Cancel* in the Temporal UI is a cancel by operations. The run's own scope is never cut: what was done is undone in order,
 * and a request that comes too late changes nothing.
 */
export const heedConsole = ({ input, state }: Run): void => {
  void CancellationScope.current().cancelRequested.catch(() =>
    CancellationScope.nonCancellable(async () => {
      const outcome = await local.cancelFromConsole({ orderId: input.orderId });
      if (outcome === 'cancelling') state.cancelling = true;
    }),
  );
};
