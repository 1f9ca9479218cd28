import type { NewAction } from '../../contracts/action.ts';
import type { Transaction } from '../../db/client.ts';
import { findEscalation } from '../../db/queries/escalation.ts';
import type { OrderRow } from '../../db/queries/order.ts';
import { readProposal } from '../../db/queries/propose.ts';
import { findShipment } from '../../db/queries/shipment.ts';
import type { Proposal } from '../../domain/action/propose.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { fault } from '../../domain/faults.ts';
import { Refusal } from '../plugins/problem.ts';

export type Wish = {
  readonly caller: Principal;
  readonly body: NewAction;
  readonly isCarrierKnown: boolean;
  /** Looked at, not done: then nothing is locked. */
  readonly isOnlyAsked?: boolean;
};

/** All that a wish is judged by, and what it is about. Previews, offers and proposals ask this alike. */
export const readJudged = async (
  tx: Transaction,
  order: OrderRow,
  { caller, body, isCarrierKnown, isOnlyAsked }: Wish,
): Promise<{ readonly about: Subject; readonly proposal: Proposal }> => {
  const about = await subjectOf(tx, order.id, body);
  const { tracking_number: trackingNumber, payment_id: paymentId, from_carrier: fromCarrier } = body;
  const said = { ...body, ...about, isCarrierKnown, fromCarrier, trackingNumber, paymentId, isOnlyAsked };
  return { about, proposal: await readProposal(tx, order, { ...said, actorId: caller.id, role: caller.role }) };
};

type Subject = { readonly escalationId: string | undefined; readonly shipmentId: string | undefined };

/** What the action is about must be of this order: another order's trouble or parcel is as unknown as none. */
const subjectOf = async (tx: Transaction, orderId: string, body: NewAction): Promise<Subject> => {
  const escalation = await ownEscalation(tx, orderId, body.escalation_id);
  const shipment = await ownShipment(tx, orderId, body.shipment_id);
  return { escalationId: escalation?.id, shipmentId: shipment?.id ?? escalation?.shipmentId ?? undefined };
};

const ownEscalation = async (tx: Transaction, orderId: string, id: string | undefined) => {
  const found = id === undefined ? undefined : await findEscalation(tx, id);
  if (id === undefined || found?.orderId === orderId) return found;
  throw new Refusal([fault('ESCALATION_UNKNOWN', '/escalation_id')]);
};

const ownShipment = async (tx: Transaction, orderId: string, id: string | undefined) => {
  const found = id === undefined ? undefined : await findShipment(tx, id);
  if (id === undefined || found?.orderId === orderId) return found;
  throw new Refusal([fault('SHIPMENT_UNKNOWN', '/shipment_id')]);
};
