import type { Transaction } from '../../db/client.ts';
import type { ActionRow } from '../../db/queries/action.ts';
import { findEscalation } from '../../db/queries/escalation.ts';
import { readMarking } from '../../db/queries/marking.ts';
import type { OrderRow } from '../../db/queries/order.ts';
import { addBookingByHand, changeCarrier, markVoidedByHand } from '../../db/queries/shipment.ts';
import { openTracking, setParcelLabel, shipmentOfNumber } from '../../db/queries/tracking.ts';
import { judgeMarking, type Marking } from '../../domain/action/mark-done.ts';
import type { HandWork } from '../../domain/escalation/hand-work.ts';
import { FaultError } from '../../domain/fault-error.ts';
import { type Fault, fault } from '../../domain/faults.ts';
import type { Deps } from '../deps.ts';
import { type HandDone, markCaptured, markGivenBack, type Noted } from './mark-money.ts';

/** Judged once more under the locks; then the step's own rows say that it is done, and the step finds them when it goes on. */
export const markDone = async (
  deps: Deps,
  tx: Transaction,
  { order, row }: Pick<HandDone, 'order' | 'row'>,
): Promise<Noted> => {
  const marking = await readAgain(tx, order, row);
  const judged = judgeMarking(marking);
  if (!judged.ok) throw refusal(judged.faults);
  // More than was agreed to: somebody must look at it anew.
  if (judged.value.worthMinor > row.amountMinor) throw refusal([]);
  return WRITERS[marking.work](deps, tx, { order, row, marking, marked: judged.value });
};

const refusal = ([first = fault('TRANSITION_INVALID')]: readonly Fault[]): FaultError => new FaultError(first);

const readAgain = async (tx: Transaction, order: OrderRow, row: ActionRow): Promise<Marking> => {
  const escalation = row.escalationId === null ? undefined : await findEscalation(tx, row.escalationId);
  if (escalation?.state !== 'open') throw refusal([fault('ESCALATION_RESOLVED')]);
  const { tracking_number: trackingNumber, reference, payment_id: paymentId } = row.request;
  const shipmentId = row.shipmentId ?? undefined;
  const said = { detail: escalation.detail, shipmentId, trackingNumber, reference, paymentId };
  const marking = await readMarking(tx, order, said);
  if (!marking) throw refusal([fault('STEP_NOT_MARKABLE')]);
  return marking;
};

/** A booking of its own beside those of our keys, which are closed: a call still under way finds its tombstone. */
const markBooked = async (deps: Deps, tx: Transaction, { row, marking }: HandDone): Promise<Noted> => {
  const { shipment, trackingNumber } = marking;
  if (!shipment || trackingNumber === undefined) throw refusal([]);
  const shipmentId = shipment.id;
  const carrier = row.request.carrier ?? shipment.carrier;
  if (!deps.carriers.get(carrier)) throw refusal([fault('CARRIER_UNKNOWN')]);
  await openTracking(tx, { trackingNumber, carrier, shipmentId });
  if ((await shipmentOfNumber(tx, trackingNumber)) !== shipmentId) throw refusal([fault('TRACKING_NUMBER_TAKEN')]);
  await changeCarrier(tx, shipmentId, { carrier, quote: undefined });
  await addBookingByHand(tx, { shipmentId, carrier, trackingNumber, bookedBy: row.id });
  // The real label came from the counter; the floor prints the number to put beside it.
  await setParcelLabel(tx, shipmentId, { carrier, trackingNumber, label: `${carrier} ${trackingNumber}` });
  return { shipment_id: shipmentId, carrier, tracking_number: trackingNumber };
};

const markVoided = async (_deps: Deps, tx: Transaction, { row, marking }: HandDone): Promise<Noted> => {
  if (!marking.shipment) throw refusal([]);
  await markVoidedByHand(tx, marking.shipment.id, row.id);
  return { shipment_id: marking.shipment.id };
};

type Writer = (deps: Deps, tx: Transaction, done: HandDone) => Promise<Noted>;

const WRITERS: Readonly<Record<HandWork, Writer>> = {
  booking: markBooked,
  void: markVoided,
  capture: markCaptured,
  give_back: markGivenBack,
};
