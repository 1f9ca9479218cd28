import type { AdmittedPayment, AdmittedShipment, Deadlines } from '../../contracts/order-step.ts';
import type { OrderInput } from '../../contracts/messages.ts';

export type ShipmentPhase = 'release' | 'floor' | 'booking' | 'hand_over' | 'tracking' | 'recording' | 'done';

export type ShipmentState = Omit<AdmittedShipment, 'isStopped' | 'silenceMs'> & {
  /** Another address changes it. */
  silenceMs: number;
  phase: ShipmentPhase;
  packed: boolean;
  handedOver: boolean;
  /** Set by tracking news, cleared by the step that reads them. */
  news: boolean;
  /** The carrier's status as it was last read. */
  heard: string;
  /** Known to be silent beyond all that its lane allows. */
  overdue: boolean;
  /** Number of the booking in use. */
  booking: number;
};

/** What a message may say of a shipment. */
export type ShipmentFact = 'packed' | 'handedOver' | 'news';

/** What undoes a step, registered before the step. */
export type Undo =
  | { readonly kind: 'releaseHold' }
  | { readonly kind: 'closePayment'; readonly paymentId: string }
  | { readonly kind: 'voidBooking'; readonly shipmentId: string; readonly n: number };

/** One plain object, handed on when the workflow continues as new. */
export type OrderState = {
  phase: 'admitting' | 'awaiting_payment' | 'fulfilling' | 'after_sales';
  payment: AdmittedPayment | null;
  promisedAt: string | null;
  deadlines: Deadlines;
  reminded: number;
  shipments: ShipmentState[];
  /** News of shipments that a remedy adds, come before the shipment itself. */
  early: { readonly shipmentId: string; readonly fact: ShipmentFact }[];
  undo: Undo[];
  cancelling: boolean;
  paymentNews: boolean;
  /** Payments whose money is on its way back. */
  owed: string[];
  /** Paid wrongly: a person decides, and no deadline ends it. */
  onReview: boolean;
  resumes: number;
  /** Pauses and holds that have ended. */
  lifted: number;
  /** The stage that search attributes show now. */
  shown: string;
  seen: string[];
};

export type Run = { readonly input: OrderInput; readonly state: OrderState };

export const newState = (): OrderState => ({
  phase: 'admitting',
  payment: null,
  promisedAt: null,
  deadlines: { payment: null, afterSales: null, silence: {} },
  reminded: 0,
  shipments: [],
  early: [],
  undo: [],
  cancelling: false,
  paymentNews: false,
  owed: [],
  onReview: false,
  resumes: 0,
  lifted: 0,
  shown: '',
  seen: [],
});

const EARLY_KEPT = 50;

/** News of a shipment that this run has not been told of yet is kept for it. */
export const markShipment = (state: OrderState, shipmentId: string, fact: ShipmentFact): void => {
  const shipment = state.shipments.find(({ id }) => id === shipmentId);
  if (shipment) shipment[fact] = true;
  else state.early = [...state.early, { shipmentId, fact }].slice(-EARLY_KEPT);
};

/** Takes a shipment in, with the news that came before it. */
export const joinShipment = (state: OrderState, admitted: AdmittedShipment): void => {
  const shipment = newShipment(admitted);
  for (const { shipmentId, fact } of state.early) if (shipmentId === shipment.id) shipment[fact] = true;
  state.early = state.early.filter(({ shipmentId }) => shipmentId !== shipment.id);
  state.shipments.push(shipment);
};

/** A shipment as it comes from the hold, or from a remedy: its goods are still on the shelf. */
const newShipment = ({ isStopped, ...shipment }: AdmittedShipment): ShipmentState => ({
  ...shipment,
  phase: isStopped === true ? 'release' : 'floor',
  packed: false,
  handedOver: false,
  news: false,
  heard: '',
  overdue: false,
  booking: 1,
});
