import type { JournalEntry } from '../../simulators/kit/journal.ts';
import type { End, ShownFact } from '../../simulators/shoppers/scenario.ts';

/** What the outside world wrote down, each in a journal of its own. */
export const JOURNAL_NAMES = ['shoppers', 'gateways', 'carriers', 'messages', 'floor', 'agents'] as const;
export type JournalName = (typeof JOURNAL_NAMES)[number];
export type Journals = Readonly<Record<JournalName, readonly JournalEntry[]>>;

export type OrderRow = {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly endReason: string | null;
  readonly method: string;
  readonly total: number;
  readonly currency: string;
  readonly acceptedAt: string;
  readonly endedAt: string | null;
};

export type PaymentRow = {
  readonly id: string;
  readonly orderId: string;
  readonly attempt: number | null;
  readonly currency: string;
  readonly authorised: number;
  readonly captured: number;
  readonly refunded: number;
  readonly isVoided: boolean;
};

export type RefundRow = {
  readonly id: string;
  readonly orderId: string;
  readonly cause: string;
  readonly status: string;
  readonly amount: number;
};

export type ShipmentRow = {
  readonly id: string;
  readonly orderId: string;
  readonly warehouse: string;
  readonly status: string;
  readonly replaces: string | null;
  readonly isSettled: boolean;
};

export type BookingRow = {
  readonly shipmentId: string;
  readonly n: number;
  readonly status: string;
  readonly trackingNumber: string | null;
};

export type NotificationRow = {
  readonly id: string;
  readonly orderId: string;
  readonly template: string;
  readonly channel: string;
  readonly status: string;
};

export type EscalationRow = {
  readonly id: string;
  readonly orderId: string;
  readonly kind: string;
  readonly state: string;
  readonly outcome: string | null;
};

export type ActionRow = {
  readonly id: string;
  readonly orderId: string;
  readonly escalationId: string | null;
  readonly kind: string;
  readonly state: string;
  readonly source: string;
  readonly actor: string;
  readonly amount: number;
  readonly cap: number;
  /** Who approved it, if anybody did. */
  readonly approver: string | null;
};

export type ScanRow = { readonly orderId: string; readonly kind: string; readonly outcome: string };

type Counter = { readonly sku: string; readonly warehouse: string };
export type StockRow = Counter & { readonly onHand: number; readonly reserved: number };
export type MovementRow = Counter & { readonly onHandDelta: number; readonly reservedDelta: number };
export type ReservationRow = Counter & {
  readonly orderId: string;
  readonly quantity: number;
  readonly state: string;
};

export type WaitingRow = { readonly orderId: string; readonly waitingOn: string | null };

/** `recomputed` is the hash that the row and the link before it must have. */
export type LogRow = {
  readonly n: number;
  readonly prev: string;
  readonly hash: string;
  readonly recomputed: string;
};

/** Everything that our database says, as of one moment. */
export type Rows = {
  readonly orders: readonly OrderRow[];
  readonly payments: readonly PaymentRow[];
  readonly refunds: readonly RefundRow[];
  readonly shipments: readonly ShipmentRow[];
  readonly bookings: readonly BookingRow[];
  readonly notifications: readonly NotificationRow[];
  readonly escalations: readonly EscalationRow[];
  readonly actions: readonly ActionRow[];
  readonly scans: readonly ScanRow[];
  readonly stock: readonly StockRow[];
  readonly movements: readonly MovementRow[];
  readonly reservations: readonly ReservationRow[];
  readonly waiting: readonly WaitingRow[];
  readonly log: readonly LogRow[];
};

/** The workflow run of an order, as the workflow server knows it. */
export type RunRow = { readonly orderId: string; readonly status: string; readonly events: number };

/** Who a shopper is, as the simulator presents it. */
export type ShopperView = {
  readonly batch: string;
  readonly reference: string;
  readonly scenario: string;
  readonly title: string;
  readonly ends: End;
  readonly shows: readonly ShownFact[];
  readonly shop: string;
  readonly method: string;
  readonly trouble?: string;
  readonly left?: 'payment' | 'pick_task';
  readonly order_id?: string;
  readonly pay_url?: string;
  readonly is_over: boolean;
};

export type Evidence = {
  readonly shoppers: readonly ShopperView[];
  readonly rows: Rows;
  readonly journals: Journals;
  readonly runs: readonly RunRow[];
};
