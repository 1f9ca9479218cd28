import type { JournalEntry } from '../../simulators/kit/journal.ts';
import type { Evidence, OrderRow, Rows } from './evidence.ts';

export type Charge = { readonly id: string; readonly amount: number; readonly isLate: boolean };

/** What the journals say of one order, sorted by who wrote it. */
export type Story = {
  readonly order: OrderRow | undefined;
  readonly shopper: readonly JournalEntry[];
  readonly gateway: readonly JournalEntry[];
  readonly floor: readonly JournalEntry[];
  readonly agents: readonly JournalEntry[];
  readonly messages: readonly JournalEntry[];
  /** Of each parcel that a carrier has booked, what happened to it. */
  readonly parcels: readonly (readonly string[])[];
  /** Asked for by us with the gateway's first word of this payment. */
  readonly asked: number | undefined;
  readonly charges: readonly Charge[];
  readonly declined: number;
  readonly captured: number;
  readonly refunded: number;
  readonly released: number;
  /** Our own rows of this order. */
  readonly rows: OwnRows;
};

type Owned =
  | 'payments'
  | 'refunds'
  | 'shipments'
  | 'notifications'
  | 'escalations'
  | 'actions'
  | 'scans'
  | 'reservations';
export type OwnRows = Pick<Rows, Owned>;

const OWNED = [
  'payments',
  'refunds',
  'shipments',
  'notifications',
  'escalations',
  'actions',
  'scans',
  'reservations',
] as const satisfies readonly Owned[];

const ownRows = (rows: Rows, orderId: string): OwnRows =>
  Object.fromEntries(
    OWNED.map((name) => [name, rows[name].filter((row: { orderId: string }) => row.orderId === orderId)]),
  ) as unknown as OwnRows;

export const amountOf = ({ amounts }: JournalEntry): number => Number(amounts?.amount ?? 0);

export const sumOf = (entries: readonly JournalEntry[], op: string, effect: string): number =>
  entries
    .filter((entry) => entry.op.endsWith(op) && entry.effect === effect)
    .reduce((sum, each) => sum + amountOf(each), 0);

const chargesIn = (entries: readonly JournalEntry[]): Charge[] =>
  entries
    .filter(({ op, effect }) => op.endsWith('.pay') && effect === 'charged')
    .map((entry) => ({
      id: String(entry.detail?.charge ?? ''),
      amount: amountOf(entry),
      isLate: entry.detail?.late === true,
    }));

/** What each parcel went through, by the tracking numbers under which our shipments were booked there. */
const parcelsIn = (carriers: readonly JournalEntry[], shipments: readonly { id: string }[]): string[][] => {
  const keys = shipments.map(({ id }) => `booking/${id}/`);
  const numbers = carriers
    .filter(
      ({ op, effect, key }) => op.endsWith('.book') && effect === 'booked' && keys.some((own) => key.startsWith(own)),
    )
    .map(({ detail }) => String(detail?.trackingNumber ?? ''));
  return numbers.map((number) =>
    carriers.filter(({ op, key }) => op.endsWith('.event') && key === number).map(({ effect }) => effect),
  );
};

/** Everything that is known of one shopper's order. */
export const tellStory = ({ rows, journals }: Evidence, reference: string): Story => {
  const placed = journals.shoppers.filter(({ key }) => key === reference);
  const orderId = String(placed.find(({ op }) => op === 'shopper.place')?.detail?.order ?? '');
  const own = ownRows(rows, orderId);
  const gateway = journals.gateways.filter(({ key }) => key.startsWith(`payment/${orderId}/`));
  const created = gateway.find(({ op, effect }) => op.endsWith('.create') && effect === 'created');
  const messages = new Set(own.notifications.map(({ id }) => id));
  return {
    order: rows.orders.find(({ id }) => id === orderId),
    shopper: placed,
    gateway,
    floor: journals.floor.filter(({ key }) => key === reference),
    agents: journals.agents.filter(({ detail }) => detail?.order === orderId),
    messages: journals.messages.filter(({ key }) => messages.has(key)),
    parcels: parcelsIn(journals.carriers, own.shipments),
    asked: created && amountOf(created),
    charges: chargesIn(gateway),
    declined: gateway.filter(({ effect }) => effect === 'declined').length,
    captured: sumOf(gateway, '.capture', 'captured'),
    refunded: sumOf(gateway, '.refund', 'refunded'),
    released: sumOf(gateway, '.void', 'released'),
    rows: own,
  };
};
