import type { HandWork } from '../escalation/hand-work.ts';
import { type Fault, fault } from '../faults.ts';
import { type Result, resultOf } from '../result.ts';
import type { ShipmentStatus } from '../shipment/status.ts';

/** What a person says was done by hand, and what it must agree with. */
export type Marking = {
  readonly work: HandWork;
  readonly trackingNumber: string | undefined;
  /** The gateway's or the carrier's own number for what was done. */
  readonly reference: string | undefined;
  readonly paymentId: string | undefined;
  readonly isNumberTaken: boolean;
  readonly shipment:
    | {
        readonly id: string;
        readonly carrier: string;
        readonly status: ShipmentStatus;
        readonly captureMinor: number;
        readonly isCaptured: boolean;
        readonly isBooked: boolean;
        /** Bookings that are closed here and may still stand at the carrier. */
        readonly unvoided: number;
      }
    | undefined;
  /** What lies blocked for the order and has not been taken. */
  readonly capturableMinor: number;
  /** Payments whose money has not arrived where it came from. */
  readonly owed: readonly { readonly paymentId: string; readonly amountMinor: number }[];
};

export type Marked = { readonly worthMinor: number; readonly paymentId?: string };

const needs = (fact: string | undefined, missing: Fault): readonly Fault[] => (fact === undefined ? [missing] : []);

const needsReference = ({ reference }: Marking) => needs(reference, fault('REFERENCE_MISSING', '/reference'));

const done = (): Fault => fault('TRANSITION_INVALID');

type Shipment = NonNullable<Marking['shipment']>;

const ofShipment = ({ shipment }: Marking, judge: (shipment: Shipment) => readonly Fault[]): readonly Fault[] =>
  shipment === undefined ? [fault('SHIPMENT_MISSING', '/shipment_id')] : judge(shipment);

/** A parcel may get a number only while it stands packed and has none. */
const checkBooking = ({ status, isBooked }: Shipment): readonly Fault[] => {
  if (status === 'cancelling' || status === 'cancelled') return [fault('SHIPMENT_CANCELLED')];
  return status === 'packed' && !isBooked ? [] : [fault('TRANSITION_INVALID', undefined, { status })];
};

const booking = (marking: Marking): Result<Marked> => {
  const faults = [
    ...ofShipment(marking, checkBooking),
    ...needs(marking.trackingNumber, fault('TRACKING_NUMBER_MISSING', '/tracking_number')),
    ...(marking.isNumberTaken ? [fault('TRACKING_NUMBER_TAKEN', '/tracking_number')] : []),
  ];
  return resultOf(faults, () => ({ worthMinor: 0 }));
};

const voiding = (marking: Marking): Result<Marked> => {
  const faults = ofShipment(marking, ({ unvoided }) => (unvoided > 0 ? [] : [done()]));
  return resultOf([...faults, ...needsReference(marking)], () => ({ worthMinor: 0 }));
};

const capture = (marking: Marking): Result<Marked> => {
  const { capturableMinor, shipment } = marking;
  const faults = ofShipment(marking, ({ isCaptured, captureMinor }) =>
    isCaptured || captureMinor > capturableMinor ? [done()] : [],
  );
  return resultOf([...faults, ...needsReference(marking)], () => ({ worthMinor: shipment?.captureMinor ?? 0 }));
};

const giveBack = (marking: Marking): Result<Marked> => {
  const { owed, paymentId } = marking;
  const [first, ...others] = owed;
  const named = owed.find((payment) => payment.paymentId === paymentId);
  const chosen = paymentId === undefined && others.length === 0 ? first : named;
  const payments = owed.map((payment) => payment.paymentId);
  const unclear = first === undefined ? done() : fault('PAYMENT_MISSING', '/payment_id', { payments });
  return resultOf([...(chosen ? [] : [unclear]), ...needsReference(marking)], () => ({
    worthMinor: chosen?.amountMinor ?? 0,
    ...(chosen === undefined ? {} : { paymentId: chosen.paymentId }),
  }));
};

const JUDGES: Readonly<Record<HandWork, (marking: Marking) => Result<Marked>>> = {
  booking,
  void: voiding,
  capture,
  give_back: giveBack,
};

/** Whether the step can be taken as done by what was said, and how much money that vouches for. */
export const judgeMarking = (marking: Marking): Result<Marked> => JUDGES[marking.work](marking);
