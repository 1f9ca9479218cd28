import type { Order } from './order-query.ts';

type Known = Pick<Order, 'status' | 'promised_at'> & {
  readonly shipments: readonly Pick<
    Order['shipments'][number],
    'id' | 'status' | 'replaces' | 'expected_at' | 'settled_at'
  >[];
  readonly escalations: readonly Pick<Order['escalations'][number], 'shipment_id'>[];
};

/** What becomes of a promise, and the moment at which the last parcel is expected if that is later. */
export type Outlook =
  | { readonly kind: 'holds' | 'broken' | 'doubtful' }
  | { readonly kind: 'late'; readonly expectedAt: string };

const PROMISING: readonly string[] = ['awaiting_payment', 'fulfilling'];
const ASTRAY: readonly string[] = ['lost', 'returning', 'returned'];

const expectedOf = ({ shipments }: Known): string | undefined =>
  shipments
    .flatMap(({ expected_at: at, settled_at: settled }) => (at === null || settled !== null ? [] : [at]))
    .toSorted()
    .at(-1);

/** Of a parcel that is lost, comes back or is in trouble nobody knows a time, unless another goes in its place. */
const isAstray = ({ shipments, escalations }: Known): boolean =>
  shipments
    .filter(({ id }) => !shipments.some(({ replaces }) => replaces === id))
    .some(({ id, status }) => ASTRAY.includes(status) || escalations.some((each) => each.shipment_id === id));

/** Undefined where nothing is promised, or nothing is to be kept any more; `now` as an ISO instant. */
export const outlookOf = (order: Known, now: string): Outlook | undefined => {
  const { promised_at: promised, status } = order;
  if (promised === null || !PROMISING.includes(status)) return undefined;
  const expectedAt = expectedOf(order);
  if (expectedAt !== undefined && expectedAt > promised && expectedAt > now) return { kind: 'late', expectedAt };
  if (promised <= now) return { kind: 'broken' };
  return { kind: isAstray(order) ? 'doubtful' : 'holds' };
};
