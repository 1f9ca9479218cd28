import type postgres from 'postgres';
import { createLinks, type Links } from '../../../adapters/link.ts';
import type { Sql } from '../../../db/client.ts';
import * as schema from '../../../db/schema/index.ts';
import { startOfDay } from '../../../world/history/clock.ts';
import { DAYS } from '../../../world/history/day-curve.ts';
import { createHistory } from '../../../world/history/history.ts';
import { floorHands } from '../../../world/history/floor.ts';
import { createLedger, type PastMovement } from '../../../world/history/ledger.ts';
import type { PastOrder } from '../../../world/history/types.ts';
import type { World } from '../../../world/types.ts';
import { copyRows } from './copy.ts';
import * as desk from './desk-rows.ts';
import { createScanRows, pickTaskRows } from './floor-rows.ts';
import { createMessageRows } from './message-rows.ts';
import * as money from './money-rows.ts';
import { contactRows, createRedemptions, iso, lineRows, type MarkCustomer, orderRows } from './order-rows.ts';
import * as shipments from './shipment-rows.ts';
import { trackingEventRows, trackingRows } from './tracking-rows.ts';

export type HistoryWish = {
  readonly orders: number;
  /** The ISO instant up to which everything has ended. */
  readonly today: string;
  readonly seed: number;
  /** Made by the secret of the product that the history is for: who comes back is known, and links in messages open. */
  readonly links?: PastLinks;
  /** Hears how many orders have been written so far. */
  readonly onWritten?: (orders: number) => void;
};

type PastLinks = Pick<Links, 'markCustomer' | 'customerUrl'>;
type Tx = postgres.TransactionSql;

const CHUNK_ORDERS = 5_000;
const NOBODYS_LINKS = createLinks({ secret: 'history', publicUrl: 'http://127.0.0.1' });

/** Whoever stands behind an action or a scan; the company's people may be there already. */
const writePrincipals = async (tx: Tx, { staff, ...world }: World): Promise<void> => {
  const rows = [
    ...staff.map(({ id, role, nameEn }) => ({ id, kind: 'staff', role, name: nameEn })),
    ...floorHands({ staff, ...world }).map((hand) => ({ ...hand, kind: 'robot' })),
  ];
  await tx`INSERT INTO principal ${tx(rows, 'id', 'kind', 'role', 'name')} ON CONFLICT DO NOTHING`;
};

/** A signature costs more than a look into a table. */
const remembering = (mark: MarkCustomer): MarkCustomer => {
  const known = new Map<string, string>();
  return (phone) => {
    const key = known.get(phone) ?? mark(phone);
    known.set(phone, key);
    return key;
  };
};

type Write = (tx: Tx, past: readonly PastOrder[]) => Promise<void>;

/** The tables of some orders, each after those that it refers to. */
const createWriter = (world: World, links: PastLinks): Write => {
  const mark = remembering(links.markCustomer);
  const scanRows = createScanRows(world);
  const messageRows = createMessageRows(world, links.customerUrl);
  const auditRows = desk.createAuditRows(world.seed);
  const redemptionRows = createRedemptions(mark);
  return async (tx, past) => {
    await copyRows(tx, schema.order, orderRows(past, mark));
    await copyRows(tx, schema.orderLine, lineRows(past));
    await copyRows(tx, schema.orderContact, contactRows(past));
    await copyRows(tx, schema.couponRedemption, redemptionRows(past));
    await copyRows(tx, schema.payment, money.paymentRows(past));
    await copyRows(tx, schema.paymentEvent, money.paymentEventRows(past));
    await copyRows(tx, schema.refund, money.refundRows(past));
    await copyRows(tx, schema.posting, money.postingRows(past));
    await copyRows(tx, schema.allocation, shipments.allocationRows(past));
    await copyRows(tx, schema.shipment, shipments.shipmentRows(past));
    await copyRows(tx, schema.shipmentLine, shipments.shipmentLineRows(past));
    await copyRows(tx, schema.reservation, shipments.reservationRows(past));
    await copyRows(tx, schema.parcel, shipments.parcelRows(past));
    await copyRows(tx, schema.booking, shipments.bookingRows(past));
    await copyRows(tx, schema.pickTask, pickTaskRows(past));
    await copyRows(tx, schema.scan, scanRows(past));
    await copyRows(tx, schema.tracking, trackingRows(past));
    await copyRows(tx, schema.trackingEvent, trackingEventRows(past));
    await copyRows(tx, schema.escalation, desk.escalationRows(past));
    await copyRows(tx, schema.promotion, desk.giftPromotionRows(past));
    await copyRows(tx, schema.coupon, desk.giftCouponRows(past));
    await copyRows(tx, schema.action, desk.actionRows(past));
    await copyRows(tx, schema.approval, desk.approvalRows(past));
    await copyRows(tx, schema.auditLog, auditRows(past));
    await copyRows(tx, schema.orderNote, desk.noteRows(past));
    await copyRows(tx, schema.orderRating, desk.ratingRows(past));
    await copyRows(tx, schema.notification, messageRows(past));
  };
};

const writeMovements = (tx: Tx, movements: readonly PastMovement[]): Promise<void> =>
  copyRows(
    tx,
    schema.stockMovement,
    movements.map((movement) => ({ ...movement, at: iso(movement.at) })),
  );

/** The counters of the coupons say what their redemptions add up to. */
const countCoupons = async (tx: Tx): Promise<void> => {
  await tx`
    UPDATE coupon c SET uses = r.uses, spent_minor = r.spent
    FROM (SELECT code, count(*)::int AS uses, sum(amount_minor) AS spent
          FROM coupon_redemption WHERE released_at IS NULL GROUP BY code) r
    WHERE r.code = c.code`;
};

/** Some at a time, so that a great number of orders needs no great memory. */
function* inChunks(past: Iterable<PastOrder>): Generator<readonly PastOrder[]> {
  let chunk: PastOrder[] = [];
  for (const order of past) {
    chunk.push(order);
    if (chunk.length < CHUNK_ORDERS) continue;
    yield chunk;
    chunk = [];
  }
  yield chunk;
}

/** PostgreSQL may just be looking at a table by itself, and gives way only after a second. */
const analyze = async (sql: Sql): Promise<void> => {
  await sql.begin(async (tx) => {
    await tx`SET LOCAL lock_timeout = 0`;
    await tx`ANALYZE`;
  });
};

/** Before the first delivery and the first order of a history that goes up to today, as ISO instants. */
export const beginningOf = (today: string): string => iso(startOfDay(Date.parse(today), -DAYS - 2));

/** Writes the orders of the past sixty days into a world that has none, in one transaction. */
export const writeHistory = async (sql: Sql, world: World, wish: HistoryWish): Promise<void> => {
  const today = Date.parse(wish.today);
  const write = createWriter(world, wish.links ?? NOBODYS_LINKS);
  const ledger = createLedger(today);
  let written = 0;
  await sql.begin(async (tx) => {
    await writePrincipals(tx, world);
    for (const chunk of inChunks(createHistory(world, { ...wish, today }))) {
      chunk.forEach(ledger.add);
      await write(tx, chunk);
      written += chunk.length;
      wish.onWritten?.(written);
    }
    await writeMovements(tx, ledger.read());
    await countCoupons(tx);
  });
  await analyze(sql);
};
