import { and, eq } from 'drizzle-orm';
import type { Proposal, Proposed } from '../../domain/action/propose.ts';
import type { Transaction } from '../client.ts';
import { action } from '../schema/action.ts';
import { type ActionRow, addAction } from './action.ts';
import { type EscalationRow, findEscalation } from './escalation.ts';
import { addAudit } from './event.ts';
import { readMarking } from './marking.ts';
import { newId } from './new-id.ts';
import type { OrderRow } from './order.ts';
import { lockPayment, lockPaymentsOf } from './payment.ts';
import { type Asked, readPlainProposals } from './propose-plain.ts';
import { findShipment } from './shipment.ts';
import { tellStaff } from './tell.ts';

/** Everything that a proposed action is judged by, read under the order's lock. */
export const readProposal = async (tx: Transaction, order: OrderRow, asked: Asked): Promise<Proposal> => {
  const plain = (await readPlainProposals(tx, [order], asked)).get(order.id);
  if (!plain) throw new Error('what was asked for one order is read for one');
  return {
    ...plain,
    refundableMinor: await refundableOf(tx, order.id),
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

/** What could still be given back of the payments that were asked for. */
export const refundableOf = async (tx: Transaction, orderId: string): Promise<number> => {
  let sum = 0;
  for (const { id, attempt } of await lockPaymentsOf(tx, orderId)) {
    const row = attempt === null ? undefined : await lockPayment(tx, id);
    sum += row ? row.capturedMinor - row.refundingMinor : 0;
  }
  return sum;
};

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
