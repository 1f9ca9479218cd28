import { type SQL, sql } from 'drizzle-orm';
import type { ActionKind } from '../../domain/action/kind.ts';
import type { Proposal } from '../../domain/action/propose.ts';
import type { CarrierChange } from '../../domain/shipment/carrier-change.ts';
import type { Transaction } from '../client.ts';
import { givenAmong, readCaps } from './action.ts';
import { readLanes } from './lane.ts';
import { anyOf } from './list.ts';
import type { OrderRow } from './order.ts';

export type Asked = {
  readonly kind: ActionKind;
  readonly amount?: number | undefined;
  readonly carrier?: string | undefined;
  readonly fromCarrier?: string | undefined;
  readonly isCarrierKnown: boolean;
  readonly trackingNumber?: string | undefined;
  readonly reference?: string | undefined;
  readonly paymentId?: string | undefined;
  readonly escalationId?: string | undefined;
  readonly shipmentId?: string | undefined;
  readonly actorId: string;
  readonly role: string;
  /** Nothing is to be done: nothing is locked. */
  readonly isOnlyAsked?: boolean | undefined;
};

type Judged = Pick<OrderRow, 'id' | 'status' | 'currency' | 'heldBy'>;

/** What a proposal is judged by where no trouble is at hand, for many orders in a few queries; by their ids. */
export const readPlainProposals = async (
  tx: Transaction,
  orders: readonly Judged[],
  asked: Asked,
): Promise<ReadonlyMap<string, Proposal>> => {
  const { kind, amount: amountMinor, carrier, fromCarrier, isCarrierKnown, role } = asked;
  const ids = anyOf(orders.map(({ id }) => id));
  const [facts, meant, given, caps] = await Promise.all([
    readFacts(tx, ids),
    readMeant(tx, ids, asked),
    givenAmong(tx, ids, asked.actorId),
    readCaps(tx, kind),
  ]);
  const said = { kind, amountMinor, carrier, fromCarrier, isCarrierKnown, role, caps };
  const none = { refundableMinor: 0, shipment: undefined, escalation: undefined, marking: undefined };
  const proposalOf = ({ id, status, currency, heldBy }: Judged): Proposal => ({
    ...said,
    ...none,
    order: { ...(facts.get(id) ?? NOTHING), status, currency, isHeld: heldBy !== null },
    meant: meant.get(id) ?? [],
    givenMinor: given.get(id) ?? 0,
  });
  return new Map(orders.map((order) => [order.id, proposalOf(order)]));
};

type Facts = Pick<Proposal['order'], 'shipments' | 'isParked' | 'wasWrittenTo'>;
const NOTHING: Facts = { shipments: [], isParked: false, wasWrittenTo: false };

const readFacts = async (tx: Transaction, orders: SQL): Promise<ReadonlyMap<string, Facts>> => {
  const rows = await tx.execute<Facts & { id: string }>(sql`
    SELECT o.id,
      (SELECT coalesce(json_agg(s.status ORDER BY s.n), '[]') FROM shipment s WHERE s.order_id = o.id) AS shipments,
      EXISTS (SELECT 1 FROM escalation e
        WHERE e.order_id = o.id AND e.state = 'open' AND e.kind = 'step_failed') AS "isParked",
      EXISTS (SELECT 1 FROM notification n WHERE n.order_id = o.id) AS "wasWrittenTo"
    FROM "order" o WHERE o.id = ${orders}`);
  return new Map([...rows].map(({ id, ...facts }) => [id, facts]));
};

type Movable = Omit<CarrierChange, 'isServed'> & { readonly orderId: string };
type Meant = Pick<Asked, 'kind' | 'carrier' | 'fromCarrier' | 'shipmentId'>;

/** The shipment that is named, or all that go with the carrier that is named; only where a carrier is to be changed. */
export const readMeant = async (
  tx: Transaction,
  orders: SQL,
  { kind, carrier, fromCarrier, shipmentId }: Meant,
): Promise<ReadonlyMap<string, readonly CarrierChange[]>> => {
  const meant = new Map<string, CarrierChange[]>();
  if (kind !== 'other_carrier') return meant;
  const named = shipmentId === undefined ? sql`s.carrier = ${fromCarrier ?? ''}` : sql`s.id = ${shipmentId}`;
  const [rows, lanes] = await Promise.all([
    tx.execute<Movable>(sql`
      SELECT s.id, s.order_id AS "orderId", s.status, s.carrier,
        EXISTS (SELECT 1 FROM booking b WHERE b.shipment_id = s.id AND b.status = 'booked') AS "isBooked"
      FROM shipment s WHERE s.order_id = ${orders} AND ${named} AND s.settled_at IS NULL ORDER BY s.order_id, s.n`),
    readLanes(tx, orders, carrier ?? ''),
  ]);
  for (const { orderId, ...row } of rows) {
    const own = meant.get(orderId) ?? [];
    meant.set(orderId, [...own, { ...row, isServed: lanes.has(row.id) }]);
  }
  return meant;
};
