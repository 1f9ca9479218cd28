import type { Random } from '../random.ts';
import type { Language } from '../types/base.ts';
import { HOUR_MS, MINUTE_MS } from './clock.ts';
import type { MakeId } from './id.ts';
import type { Instant, PastAction, PastNote, PastRating, PastShipment } from './types.ts';
import { COMMENTS, NOTES } from './words.ts';

const RATED_SHARE = 0.34;
const WORDED_SHARE = 0.3;
const NOTED_SHARE = 0.4;
const CARE_SHARE = 0.015;

/** How it went, in the end. */
export type Outcome = {
  readonly shipments: readonly PastShipment[];
  readonly actions: readonly PastAction[];
  readonly acceptedAt: Instant;
  readonly promisedAt: Instant;
  /** The last parcel's end; null when the order never got so far. */
  readonly arrivedAt: Instant | null;
  readonly today: Instant;
};

type Mood = keyof typeof COMMENTS;

const moodOf = ({ shipments, actions, promisedAt }: Outcome): Mood => {
  if (actions.length > 0) return 'sorry';
  const isLate = ({ trouble, road }: PastShipment): boolean =>
    trouble !== null || (road?.deliveredAt ?? 0) > promisedAt;
  return shipments.some(isLate) ? 'late' : 'glad';
};

const STARS: Readonly<Record<Mood, Readonly<Record<'goods' | 'delivery' | 'service', readonly [number, number]>>>> = {
  glad: { goods: [4, 5], delivery: [4, 5], service: [4, 5] },
  late: { goods: [3, 5], delivery: [1, 2], service: [2, 4] },
  sorry: { goods: [1, 3], delivery: [3, 5], service: [3, 5] },
};

/** Three taps some time after the parcel came, now and then with a sentence. */
export const rate = (outcome: Outcome, language: Language, random: Random): PastRating | null => {
  const { arrivedAt, today } = outcome;
  if (arrivedAt === null || random.next() >= RATED_SHARE) return null;
  const mood = moodOf(outcome);
  const stars = (of: 'goods' | 'delivery' | 'service'): number => random.between(...STARS[mood][of]);
  return {
    goods: stars('goods'),
    delivery: stars('delivery'),
    service: stars('service'),
    comment: random.next() < WORDED_SHARE ? random.pick(COMMENTS[mood])[language] : null,
    at: Math.min(today - MINUTE_MS, arrivedAt + random.between(HOUR_MS, 40 * HOUR_MS)),
  };
};

type Writing = { readonly by: string; readonly language: Language; readonly makeId: MakeId; readonly random: Random };

/** What the desk writes down for whoever looks next. */
export const noteDown = ({ actions, acceptedAt }: Outcome, { by, language, makeId, random }: Writing): PastNote[] => {
  const note = (flag: PastNote['flag'], at: Instant): PastNote => ({
    id: makeId('nte', at),
    by,
    flag,
    text: random.pick(NOTES[flag])[language],
    at,
  });
  const answered = actions.filter(() => random.next() < NOTED_SHARE);
  const kept = answered.map(({ at }, n) => note(n === 0 ? 'promise' : 'info', at - random.between(1, 9) * MINUTE_MS));
  return random.next() < CARE_SHARE ? [note('care', acceptedAt + random.between(2, 9) * MINUTE_MS), ...kept] : kept;
};
