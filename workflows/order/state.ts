import { setHandler } from '@temporalio/workflow';
import type { AdmittedPayment, AdmittedShipment, Deadlines } from '../../contracts/order-step.ts';
import type { Message, OrderInput, ShipmentMoved } from '../../contracts/messages.ts';
import { local } from '../kit/activity.ts';
import * as messages from './messages.ts';

export type ShipmentPhase = 'floor' | 'booking' | 'hand_over' | 'tracking' | 'recording' | 'done';

export type ShipmentState = AdmittedShipment & {
  phase: ShipmentPhase;
  packed: boolean;
  handedOver: boolean;
  /** Set by tracking news, cleared by the step that reads them. */
  news: boolean;
  /** Number of the booking in use. */
  booking: number;
};

/** What undoes a step, registered before the step. */
export type Undo =
  | { readonly kind: 'releaseHold' }
  | { readonly kind: 'closePayment'; readonly paymentId: string }
  | { readonly kind: 'voidBooking'; readonly shipmentId: string; readonly n: number };

/** One plain object, handed on when the workflow continues as new. */
export type OrderState = {
  phase: 'admitting' | 'awaiting_payment' | 'fulfilling' | 'after_sales';
  payment: AdmittedPayment | null;
  deadlines: Deadlines;
  reminded: number;
  shipments: ShipmentState[];
  undo: Undo[];
  cancelling: boolean;
  paymentNews: boolean;
  resumes: number;
  /** The stage that search attributes show now. */
  shown: string;
  seen: string[];
};

export type Run = { readonly input: OrderInput; readonly state: OrderState };

const SEEN_KEPT = 200;

const newState = (): OrderState => ({
  phase: 'admitting',
  payment: null,
  deadlines: { payment: null, afterSales: null, silence: {} },
  reminded: 0,
  shipments: [],
  undo: [],
  cancelling: false,
  paymentNews: false,
  resumes: 0,
  shown: '',
  seen: [],
});

/** Opens the run and answers messages from its first moment on; a message seen before is dropped. */
export const openRun = (input: OrderInput, resume: OrderState | undefined): Run => {
  const state = resume ?? newState();
  const run: Run = { input, state };
  const once =
    <M extends Message>(handle: (message: M) => void | Promise<void>) =>
    async (message: M): Promise<void> => {
      if (state.seen.includes(message.messageId)) return;
      state.seen = [...state.seen, message.messageId].slice(-SEEN_KEPT);
      await handle(message);
    };
  const shipmentOf = ({ shipmentId }: ShipmentMoved): ShipmentState | undefined =>
    state.shipments.find((shipment) => shipment.id === shipmentId);

  setHandler(messages.orderState, () => state);
  setHandler(
    messages.paymentChanged,
    once(() => void (state.paymentNews = true)),
  );
  setHandler(
    messages.cancelRequested,
    once(() => void (state.cancelling = true)),
  );
  setHandler(
    messages.resumed,
    once(() => void (state.resumes += 1)),
  );
  setHandler(
    messages.deadlineMoved,
    once(async () => void (state.deadlines = await local.readDeadlines(input.orderId))),
  );
  setHandler(
    messages.shipmentPacked,
    once((moved) => mark(shipmentOf(moved), 'packed')),
  );
  setHandler(
    messages.shipmentHandedOver,
    once((moved) => mark(shipmentOf(moved), 'handedOver')),
  );
  setHandler(
    messages.trackingMoved,
    once((moved) => mark(shipmentOf(moved), 'news')),
  );
  return run;
};

const mark = (shipment: ShipmentState | undefined, fact: 'packed' | 'handedOver' | 'news'): void => {
  if (shipment) shipment[fact] = true;
};
