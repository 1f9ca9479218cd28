/** The two factors by which a demo or a test runs faster than the world. */
export const PACE_FACTORS = ['human', 'transport'] as const;
export type PaceFactor = (typeof PACE_FACTORS)[number];

/** How many times faster; 1 is the real pace. */
export type Pace = { readonly [factor in PaceFactor]: number };

export const PACE_NAMES = ['real', 'demo', 'exit'] as const;
export type PaceName = (typeof PACE_NAMES)[number];

/** `demo` leaves a person time to act; `exit` is for runs that nobody watches. */
export const PACES = {
  real: { human: 1, transport: 1 },
  demo: { human: 10, transport: 720 },
  exit: { human: 120, transport: 20_000 },
} as const satisfies Record<PaceName, Pace>;

/** Every duration that is ever shrunk. */
export const DURATION_KINDS = [
  'payment_window',
  'payment_reminder',
  'agent_deadline',
  'supervisor_deadline',
  'review_deadline',
  'floor_service',
  'transit',
  'promise',
  'presale',
  'silence',
  'after_sales',
] as const;
export type DurationKind = (typeof DURATION_KINDS)[number];

/** People need minutes to act; goods need days to travel. */
export const FACTOR_OF = {
  payment_window: 'human',
  payment_reminder: 'human',
  agent_deadline: 'human',
  supervisor_deadline: 'human',
  review_deadline: 'human',
  floor_service: 'human',
  transit: 'transport',
  promise: 'transport',
  presale: 'transport',
  silence: 'transport',
  after_sales: 'transport',
} as const satisfies Record<DurationKind, PaceFactor>;

const SHORTEST_MS = 2_000;
const SHORTEST_PAYMENT_WINDOW_MS = 10_000;

export const shortestOf = (kind: DurationKind): number =>
  kind === 'payment_window' ? SHORTEST_PAYMENT_WINDOW_MS : SHORTEST_MS;

/** The one place where a duration shrinks: whole milliseconds, never below the floor of its kind. */
export const shrink = (ms: number, kind: DurationKind, pace: Pace): number =>
  Math.max(shortestOf(kind), Math.round(ms / pace[FACTOR_OF[kind]]));
