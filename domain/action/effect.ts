import type { StockRow } from '../allocation/demand.ts';
import type { EscalationKind } from '../escalation/kind.ts';
import { endsShipment, endsTrouble } from '../escalation/policy.ts';
import type { OrderStatus } from '../order/status.ts';
import type { ShipmentStatus } from '../shipment/status.ts';
import type { ActionKind } from './kind.ts';

export type ParcelState = {
  readonly status: ShipmentStatus;
  readonly carrier: string;
  readonly warehouse: string;
  /** Refunded or sent again: the order does not wait for it any more. */
  readonly isSettled: boolean;
};

export type EffectParcel = ParcelState & {
  readonly id: string;
  readonly n: number;
  readonly costMinor: number;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
};

export type EffectTrouble = {
  readonly id: string;
  readonly kind: EscalationKind;
  readonly shipmentId: string | null;
};

/** What an action would meet, and what it is worth. */
export type EffectFacts = {
  readonly kind: ActionKind;
  readonly amountMinor: number;
  readonly carrier: string | undefined;
  /** All parcels that go with this one are meant, where none is named. */
  readonly fromCarrier: string | undefined;
  readonly status: OrderStatus;
  readonly isHeld: boolean;
  readonly paidMinor: number;
  /** Asked back, whether or not it has arrived. */
  readonly refundingMinor: number;
  readonly couponsMinor: number;
  readonly parcels: readonly EffectParcel[];
  readonly shipmentId: string | undefined;
  readonly troubles: readonly EffectTrouble[];
  readonly escalationId: string | undefined;
  /** Where goods that are sent again would be taken from. */
  readonly restockAt: string | undefined;
  readonly stock: readonly StockRow[];
};

export const MONEY_EFFECTS = ['refunded', 'kept', 'coupons', 'cost'] as const;

export type Effects = {
  readonly money: readonly {
    readonly what: (typeof MONEY_EFFECTS)[number];
    readonly before: number;
    readonly after: number;
  }[];
  /** Of what is free to sell. */
  readonly stock: readonly {
    readonly sku: string;
    readonly warehouse: string;
    readonly before: number;
    readonly after: number;
  }[];
  readonly parcels: readonly {
    readonly n: number;
    readonly before: ParcelState | null;
    readonly after: ParcelState;
  }[];
  readonly status: { readonly before: OrderStatus; readonly after: OrderStatus } | null;
  /** Whether a person keeps it from going on. */
  readonly held: { readonly before: boolean; readonly after: boolean } | null;
  /** Those that end with it. */
  readonly troubles: readonly EffectTrouble[];
};

const NOTHING: Effects = { money: [], stock: [], parcels: [], status: null, held: null, troubles: [] };

const stateOf = ({ status, carrier, warehouse, isSettled }: ParcelState): ParcelState => ({
  status,
  carrier,
  warehouse,
  isSettled,
});

const changed = (parcel: EffectParcel, change: Partial<ParcelState>): Effects['parcels'][number] => ({
  n: parcel.n,
  before: stateOf(parcel),
  after: { ...stateOf(parcel), ...change },
});

const meantOf = ({ parcels, shipmentId, fromCarrier }: EffectFacts): readonly EffectParcel[] =>
  parcels.filter(({ id, carrier }) => (shipmentId === undefined ? carrier === fromCarrier : id === shipmentId));

const moneyBack = ({ refundingMinor, paidMinor }: EffectFacts, amount: number): Effects['money'] => [
  { what: 'refunded', before: refundingMinor, after: refundingMinor + amount },
  { what: 'kept', before: paidMinor - refundingMinor, after: paidMinor - refundingMinor - amount },
];

type Goods = { readonly warehouse: string; readonly lines: EffectParcel['lines']; readonly sign: 1 | -1 };

const stockMoves = (stock: readonly StockRow[], { warehouse, lines, sign }: Goods): Effects['stock'] =>
  lines.map(({ sku, quantity }) => {
    const before = stock.find((row) => row.sku === sku && row.warehouse === warehouse)?.available ?? 0;
    return { sku, warehouse, before, after: before + sign * quantity };
  });

const sendAgain = (facts: EffectFacts): Partial<Effects> => {
  const { parcels, carrier, restockAt, stock } = facts;
  const [first] = meantOf(facts);
  if (!first || restockAt === undefined) return {};
  const again = {
    status: 'released',
    warehouse: restockAt,
    carrier: carrier ?? first.carrier,
    isSettled: false,
  } as const;
  const cost = parcels.reduce((sum, { costMinor }) => sum + costMinor, 0);
  return {
    money: [{ what: 'cost', before: cost, after: cost + first.costMinor }],
    stock: stockMoves(stock, { warehouse: restockAt, lines: first.lines, sign: -1 }),
    parcels: [changed(first, { isSettled: true }), { n: parcels.length + 1, before: null, after: again }],
  };
};

const cancel = (facts: EffectFacts): Partial<Effects> => {
  const left = facts.parcels.filter(({ isSettled, status }) => !isSettled && status !== 'cancelled');
  return {
    money: moneyBack(facts, facts.paidMinor - facts.refundingMinor),
    stock: left.flatMap(({ warehouse, lines }) => stockMoves(facts.stock, { warehouse, lines, sign: 1 })),
    parcels: left.map((parcel) => changed(parcel, { status: 'cancelled' })),
    status: { before: facts.status, after: 'cancelled' },
  };
};

const EFFECTS: Readonly<Partial<Record<ActionKind, (facts: EffectFacts) => Partial<Effects>>>> = {
  coupon: ({ couponsMinor, amountMinor }) => ({
    money: [{ what: 'coupons', before: couponsMinor, after: couponsMinor + amountMinor }],
  }),
  refund: (facts) => ({
    money: moneyBack(facts, facts.amountMinor),
    parcels: meantOf(facts).map((parcel) => changed(parcel, { isSettled: true })),
  }),
  reship: sendAgain,
  cancel_order: cancel,
  hold: ({ isHeld }) => ({ held: { before: isHeld, after: true } }),
  release_hold: ({ isHeld }) => ({ held: { before: isHeld, after: false } }),
  other_carrier: (facts) => ({
    parcels: meantOf(facts).map((parcel) => changed(parcel, { carrier: facts.carrier ?? parcel.carrier })),
  }),
};

/** Its own trouble, and for a parcel that is made good each other one of that parcel. */
const endedBy = ({ kind, troubles, escalationId, shipmentId }: EffectFacts): Effects['troubles'] =>
  troubles.filter((trouble) =>
    trouble.id === escalationId
      ? endsTrouble(kind, trouble.kind)
      : endsShipment(kind) && trouble.shipmentId !== null && trouble.shipmentId === shipmentId,
  );

/** What an action changes once it is carried out, told before anybody has said yes. */
export const effectsOf = (facts: EffectFacts): Effects => ({
  ...NOTHING,
  ...EFFECTS[facts.kind]?.(facts),
  troubles: endedBy(facts),
});

/** Until when it can be taken back, as a code; `no`: what is done is done. */
export const UNDO_TERMS = ['no', 'until_booked', 'until_packed', 'by_release', 'by_hold'] as const;
export type UndoTerm = (typeof UNDO_TERMS)[number];

const UNDO: Readonly<Partial<Record<ActionKind, UndoTerm>>> = {
  other_carrier: 'until_booked',
  change_address: 'until_packed',
  hold: 'by_release',
  release_hold: 'by_hold',
};

export const undoOf = (kind: ActionKind): UndoTerm => UNDO[kind] ?? 'no';
