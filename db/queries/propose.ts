import { and, eq } from 'drizzle-orm';
import type { Proposal } from '../../domain/action/propose.ts';
import type { ActionKind } from '../../domain/action/kind.ts';
import type { Transaction } from '../client.ts';
import { action } from '../schema/action.ts';
import { type ActionRow, givenBy, readCaps } from './action.ts';
import { findEscalation } from './escalation.ts';
import type { OrderRow } from './order.ts';
import { lockPayment, lockPaymentsOf } from './payment.ts';
import { findShipment } from './shipment.ts';

export type Asked = {
  readonly kind: ActionKind;
  readonly amount?: number | undefined;
  readonly carrier?: string | undefined;
  readonly escalationId?: string | undefined;
  readonly shipmentId?: string | undefined;
};

type By = { readonly actorId: string; readonly role: string };

/** Everything that a proposed action is judged by, read under the order's lock. */
export const readProposal = async (tx: Transaction, order: OrderRow, asked: Asked & By): Promise<Proposal> => {
  const escalation = asked.escalationId === undefined ? undefined : await findEscalation(tx, asked.escalationId);
  const own = escalation?.orderId === order.id ? escalation : undefined;
  const shipmentId = asked.shipmentId ?? own?.shipmentId ?? undefined;
  const shipment = shipmentId === undefined ? undefined : await findShipment(tx, shipmentId);
  return {
    kind: asked.kind,
    amountMinor: asked.amount,
    carrier: asked.carrier,
    role: asked.role,
    order: { status: order.status, currency: order.currency },
    refundableMinor: await refundableOf(tx, order.id),
    shipment:
      shipment?.orderId === order.id
        ? { captureMinor: shipment.captureMinor, isSettled: shipment.settledAt !== null }
        : undefined,
    escalation: own && { kind: own.kind, isOpen: own.state === 'open' },
    givenMinor: await givenBy(tx, asked.actorId, order.id),
    caps: await readCaps(tx, asked.kind),
  };
};

/** What could still be given back of the payments that were asked for. */
const refundableOf = async (tx: Transaction, orderId: string): Promise<number> => {
  let sum = 0;
  for (const { id, attempt } of await lockPaymentsOf(tx, orderId)) {
    const row = attempt === null ? undefined : await lockPayment(tx, id);
    sum += row ? row.capturedMinor - row.refundingMinor : 0;
  }
  return sum;
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
