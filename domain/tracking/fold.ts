import { TRACKING_CODES, TRACKING_STATUSES, type TrackingCode, type TrackingStatus } from './status.ts';

export type TrackingEvent = {
  /** The carrier's own id: a webhook, its repeat and a poll name the same event by the same id. */
  readonly id: string;
  readonly status: TrackingStatus;
  readonly code?: TrackingCode;
  /** When it happened, by the carrier: an ISO instant in UTC. */
  readonly at: string;
  /** A city or a depot, never an address. */
  readonly place?: string;
  /** The carrier's word, as it came. */
  readonly word: string;
};

/** What a parcel's events come to. Everything but the events themselves fits one row. */
export type TrackingSummary = {
  readonly status: TrackingStatus;
  readonly code?: TrackingCode;
  readonly lastEventAt?: string;
  readonly collectedAt?: string;
  readonly outForDeliveryAt?: string;
  readonly deliveredAt?: string;
  /** Every kind of trouble reported so far, also what was overcome. */
  readonly exceptions: readonly TrackingCode[];
};

export type TrackingState = TrackingSummary & { readonly events: readonly TrackingEvent[] };

export const NO_TRACKING: TrackingState = { status: 'pending', exceptions: [], events: [] };

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const codePlace = (event: TrackingEvent): number =>
  event.code === undefined ? -1 : TRACKING_CODES.indexOf(event.code);

/** A total order: by time, then by ladder, since some carriers know no fractions of a second; then by content. */
const compareEvents = (a: TrackingEvent, b: TrackingEvent): number =>
  Date.parse(a.at) - Date.parse(b.at) ||
  TRACKING_STATUSES.indexOf(a.status) - TRACKING_STATUSES.indexOf(b.status) ||
  codePlace(a) - codePlace(b) ||
  compareText(a.id, b.id) ||
  compareText(JSON.stringify([a.at, a.place, a.word]), JSON.stringify([b.at, b.place, b.word]));

/** Between two events the greater weight stands whatever their times; equal weights go by time. */
const weightOf = (event: TrackingEvent): number => {
  if (event.code === 'returned') return 5;
  if (event.status === 'delivered') return 4;
  if (event.code === 'lost') return 3;
  if (event.code === 'returning') return 2;
  return event.status === 'pending' ? 0 : 1;
};

const unite = (known: readonly TrackingEvent[], more: readonly TrackingEvent[]): TrackingEvent[] => {
  const byId = new Map<string, TrackingEvent>();
  for (const event of [...known, ...more]) {
    const held = byId.get(event.id);
    if (held === undefined || compareEvents(held, event) > 0) byId.set(event.id, event);
  }
  return [...byId.values()].toSorted(compareEvents);
};

const isExceptionCode = (event: TrackingEvent): event is TrackingEvent & { code: TrackingCode } =>
  event.status === 'exception' && event.code !== undefined;

const summarise = (events: readonly TrackingEvent[]): TrackingSummary => {
  const standing = events.reduce<TrackingEvent | undefined>(
    (best, event) => (best === undefined || weightOf(event) >= weightOf(best) ? event : best),
    undefined,
  );
  if (standing === undefined) return { status: 'pending', exceptions: [] };
  const first = (test: (event: TrackingEvent) => boolean): string | undefined => events.find(test)?.at;
  const collectedAt = first((event) => event.code === 'collected');
  const outForDeliveryAt = first((event) => event.status === 'out_for_delivery');
  const deliveredAt = standing.status === 'delivered' ? first((event) => event.status === 'delivered') : undefined;
  const lastEventAt = events.at(-1)?.at;
  return {
    status: standing.status,
    ...(standing.code === undefined ? {} : { code: standing.code }),
    ...(lastEventAt === undefined ? {} : { lastEventAt }),
    ...(collectedAt === undefined ? {} : { collectedAt }),
    ...(outForDeliveryAt === undefined ? {} : { outForDeliveryAt }),
    ...(deliveredAt === undefined ? {} : { deliveredAt }),
    exceptions: [...new Set(events.filter(isExceptionCode).map((event) => event.code))],
  };
};

/** Any order and repetition of the same events gives the same state. */
export const foldTracking = (state: TrackingState, events: readonly TrackingEvent[]): TrackingState => {
  const united = unite(state.events, events);
  return { ...summarise(united), events: united };
};

/** What the workflow must be told; everything else is folded in Postgres only. */
export const TRACKING_MOVES = ['delivered', 'exception', 'returned'] as const;
export type TrackingMove = (typeof TRACKING_MOVES)[number];

const isReturned = (summary: TrackingSummary): boolean => summary.code === 'returned';

/** A parcel whose end is known: nothing more is expected of the carrier. */
export const isAtEnd = (summary: TrackingSummary): boolean => summary.status === 'delivered' || isReturned(summary);

const newExceptions = (before: TrackingSummary, after: TrackingSummary): readonly TrackingCode[] =>
  after.exceptions.filter((code) => !before.exceptions.includes(code));

/** An exception is told once per kind, also when later scans have already overtaken it; not after the end. */
export const movesOn = (before: TrackingSummary, after: TrackingSummary): TrackingMove | undefined => {
  if (isReturned(after)) return isReturned(before) ? undefined : 'returned';
  if (after.status === 'delivered') return before.status === 'delivered' ? undefined : 'delivered';
  if (newExceptions(before, after).length > 0) return 'exception';
  const turned = after.status !== before.status && (after.status === 'expired' || after.status === 'exception');
  return turned && after.code === undefined ? 'exception' : undefined;
};

/** What the customer hears of. `collected` is the hand-over as the carrier's driver scans it. */
export const TRACKING_MILESTONES = ['collected', 'out_for_delivery', 'delivered', 'exception'] as const;
export type TrackingMilestone = (typeof TRACKING_MILESTONES)[number];

const WAY_BACK: readonly TrackingCode[] = ['returning', 'returned'];

/** Who was told of the trouble need not be told that the parcel therefore comes back. */
const isNewsOfTrouble = (before: TrackingSummary, after: TrackingSummary): boolean =>
  before.exceptions.length === 0 || newExceptions(before, after).some((code) => !WAY_BACK.includes(code));

/** The one notice that is due, each at most once, and none that a later one has overtaken. */
export const milestoneOf = (before: TrackingSummary, after: TrackingSummary): TrackingMilestone | undefined => {
  const moved = movesOn(before, after);
  if (moved === 'delivered') return 'delivered';
  if (moved !== undefined) return isNewsOfTrouble(before, after) ? 'exception' : undefined;
  if (isAtEnd(after) || after.status === 'exception') return undefined;
  if (after.outForDeliveryAt !== undefined)
    return before.outForDeliveryAt === undefined ? 'out_for_delivery' : undefined;
  return after.collectedAt !== undefined && before.collectedAt === undefined ? 'collected' : undefined;
};
