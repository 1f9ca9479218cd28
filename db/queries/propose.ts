import { and, eq } from 'drizzle-orm';
import type { Proposal, Proposed } from '../../domain/action/propose.ts';
import type { SettlingPayment } from '../../domain/payment/settle.ts';
import type { Transaction } from '../client.ts';
import { action } from '../schema/action.ts';
import { type ActionRow, addAction } from './action.ts';
import { type EscalationRow, findEscalation } from './escalation.ts';
import { addAudit } from './event.ts';
import { readMarking } from './marking.ts';
import { newId } from './new-id.ts';
import type { OrderRow } from './order.ts';
import { lockPaymentsOf, settlingPaymentsOf } from './payment.ts';
import { type Asked, readPlainProposals } from './propose-plain.ts';
import { findShipment } from './shipment.ts';
import { tellStaff } from './tell.ts';

/** Who only asks locks nothing: looking at an order keeps nobody from working on it. */
const paymentsFor = (tx: Transaction, orderId: string, { isOnlyAsked }: Pick<Asked, 'isOnlyAsked'>) =>
  isOnlyAsked === true ? settlingPaymentsOf(tx, orderId) : lockPaymentsOf(tx, orderId);

/** Everything that a proposed action is judged by, read under the order's lock. */
export const readProposal = async (tx: Transaction, order: OrderRow, asked: Asked): Promise<Proposal> => {
  const plain = (await readPlainProposals(tx, [order], asked)).get(order.id);
  if (!plain) throw new Error('what was asked for one order is read for one');
  return {
    ...plain,
    refundableMinor: leftOf(await paymentsFor(tx, order.id, asked)),
    ...(await readSubject(tx, order, asked)),
  };
};

/** The escalation and the shipment that are meant, if they are this order's. */
const readSubject = async (
  tx: Transaction,
  order: OrderRow,
  asked: Asked,
): Promise<Pick<Proposal, 'escalation' | 'shipment' | 'marking'>> => {
  const { escalationId } = asked;
  const escalation = ofOrder(order.id, escalationId === undefined ? undefined : await findEscalation(tx, escalationId));
  const shipmentId = asked.shipmentId ?? escalation?.shipmentId ?? undefined;
  const shipment = ofOrder(order.id, shipmentId === undefined ? undefined : await findShipment(tx, shipmentId));
  return {
    marking: escalation && (await readMarked(tx, order, { asked: { ...asked, shipmentId }, escalation })),
    escalation: escalation && { kind: escalation.kind, detail: escalation.detail, isOpen: escalation.state === 'open' },
    shipment: shipment && { captureMinor: shipment.captureMinor, isSettled: shipment.settledAt !== null },
  };
};

type Marked = { readonly asked: Asked; readonly escalation: EscalationRow };

const readMarked = async (tx: Transaction, order: OrderRow, { asked, escalation }: Marked) =>
  asked.kind === 'mark_done' && escalation.kind === 'step_failed'
    ? readMarking(tx, order, { ...asked, detail: escalation.detail })
    : undefined;

const ofOrder = <T extends { readonly orderId: string }>(orderId: string, row: T | undefined): T | undefined =>
  row?.orderId === orderId ? row : undefined;

/** What could still be given back of the payments that were asked for; the locked ones stay so until the transaction ends. */
export const refundableOf = async (tx: Transaction, orderId: string): Promise<number> =>
  leftOf(await lockPaymentsOf(tx, orderId));

const leftOf = (payments: readonly SettlingPayment[]): number =>
  payments.reduce((sum, { attempt, captured, refunding }) => sum + (attempt === null ? 0 : captured - refunding), 0);

export type WrittenProposal = {
  readonly order: Pick<OrderRow, 'id' | 'shopId' | 'currency'>;
  readonly actorId: string;
  readonly requestKey: string;
  readonly said: Pick<ActionRow, 'kind' | 'request' | 'reason'>;
  readonly about?: { readonly escalationId?: string | undefined; readonly shipmentId?: string | undefined };
  readonly proposed: Proposed;
};

/** The action with the verdict of its author's authority, and the trace of it. */
export const writeProposal = async (tx: Transaction, written: WrittenProposal): Promise<ActionRow> => {
  const { order, actorId, requestKey, said, about, proposed } = written;
  const row = await addAction(tx, {
    id: newId('act'),
    orderId: order.id,
    escalationId: about?.escalationId ?? null,
    shipmentId: about?.shipmentId ?? null,
    currency: order.currency,
    source: 'api',
    requestKey,
    actorId,
    ...said,
    ...proposed,
  });
  const facts = { actionId: row.id, kind: row.kind, state: row.state, reason: row.reason };
  await addAudit(tx, { id: newId('aud'), actor: actorId, action: 'action.propose', ref: order.id, facts });
  if (row.state === 'awaiting_approval')
    await tellStaff(tx, { order, type: 'action.proposed', data: { action_id: row.id } });
  return row;
};

export const findByRequest = async (
  tx: Transaction,
  actorId: string,
  requestKey: string,
): Promise<ActionRow | undefined> =>
  (
    await tx
      .select()
      .from(action)
      .where(and(eq(action.actorId, actorId), eq(action.requestKey, requestKey)))
  )[0];
