import type { Random } from '../random.ts';
import type { Customer } from '../types/person.ts';
import type { Complaints } from './complaint.ts';
import { noteDown, type Outcome, rate } from './feedback.ts';
import type { MakeId } from './id.ts';
import { answerTrouble, type Desk } from './remedy.ts';
import { sumOf } from './split.ts';
import type { Bill, Instant, PastAction, PastDesk, PastEscalation, PastRefund, PastShipment } from './types.ts';

export type Tools = { readonly makeId: MakeId; readonly random: Random };

export const NO_DESK: PastDesk = { escalations: [], actions: [], notes: [], rating: null };

type Answered = {
  readonly shipments: readonly PastShipment[];
  readonly escalations: readonly PastEscalation[];
  readonly actions: readonly PastAction[];
};

/** Every trouble on the road is answered; what is paid back is settled. */
export const answerTroubles = (
  shipments: readonly PastShipment[],
  { language }: Customer,
  tools: Tools & { readonly desk: Desk },
): Answered => {
  const answers = shipments.map((shipment) => answerTrouble(shipment, language, tools));
  return {
    shipments: shipments.map((shipment, n) => ({ ...shipment, settledAt: answers[n]?.action?.appliedAt ?? null })),
    escalations: answers.flatMap((answer) => answer?.escalation ?? []),
    actions: answers.flatMap((answer) => answer?.action ?? []),
  };
};

export type Unpacking = {
  readonly shipments: readonly PastShipment[];
  readonly bill: Bill;
  readonly customer: Customer;
  /** From the door to the order's end. */
  readonly from: Instant;
  readonly until: Instant;
};

/** One piece of the line that the customer complains about is paid back. */
const worthOf = ({ lines }: Bill, sku: string): number => {
  const line = lines.find((each) => each.sku === sku);
  return line ? Math.round(line.total / line.quantity) : 0;
};

export const answerComplaints = (
  { shipments, bill, customer, from, until }: Unpacking,
  complaints: Complaints,
  { desk, makeId, random }: Tools & { readonly desk: Desk },
): readonly PastAction[] => {
  const actions: PastAction[] = [];
  for (const shipment of shipments) {
    for (const complaint of complaints(shipment, customer)) {
      const amount = worthOf(bill, complaint.sku);
      const at = Math.round(from + (until - from) * (0.1 + 0.5 * random.next()));
      const given = sumOf(actions.map((action) => action.amount));
      const about = { shipmentId: shipment.id, escalationId: null, complaint, why: complaint.cause };
      if (amount > 0) actions.push(desk.refund({ ...about, amount, at, given }, customer.language, { makeId, random }));
    }
  }
  return actions;
};

const GATEWAY_MS = { min: 900, max: 240_000 };

/** An action's money goes back by the payment that it came by. */
export const refundsOf = (actions: readonly PastAction[], { makeId, random }: Tools): readonly PastRefund[] =>
  actions.map(({ id, amount, appliedAt }) => ({
    id: makeId('ref', appliedAt),
    amount,
    cause: id,
    requestedAt: appliedAt,
    settledAt: appliedAt + random.between(GATEWAY_MS.min, GATEWAY_MS.max),
  }));

/** What is left to be said of an order that went all its way. */
export const closeDesk = (
  outcome: Outcome,
  escalations: readonly PastEscalation[],
  { desk, customer, ...tools }: Tools & { readonly desk: Desk; readonly customer: Customer },
): PastDesk => {
  const { language } = customer;
  const notes = noteDown(outcome, { by: desk.agent(language), language, ...tools });
  return { escalations, actions: outcome.actions, notes, rating: rate(outcome, language, tools.random) };
};
