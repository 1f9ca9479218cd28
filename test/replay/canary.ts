import type { RecordedHistory } from './history.ts';

/** A person who is in every recorded order, and must be in none of their histories. */
export const CANARY = {
  name: 'Canary Finch 金丝雀',
  email: 'canary.finch@example.com',
  line1: 'Canary Cage 7 金丝雀笼 7 号',
  reason: 'the canary sang of her neighbour',
  note: 'leave it with the canary',
} as const;

/** Before the last four digits, by which the carriers decide what becomes of a parcel. */
export const CANARY_PHONE = '+861990000';

type Rule = { readonly what: string; readonly found: (text: string) => boolean };

/** Nowhere in a history, payload or not. */
const NEVER: readonly Rule[] = [
  { what: 'a canary', found: (text) => /canary/i.test(text) || /金丝雀/.test(text) },
  { what: 'a phone number', found: (text) => /1990000\d{4}/.test(text.replaceAll(/[\s()-]/g, '')) },
  { what: 'an e-mail address', found: (text) => /[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}\b/i.test(text) },
  { what: 'Chinese characters', found: (text) => /\p{Script=Han}/u.test(text) },
];

/** Inputs, messages and results are ids, codes, instants and numbers: one word each. */
const ONE_WORD: Rule = { what: 'free text', found: (text) => !/^[\w.:/+-]{0,100}$/.test(text) };

export type Finding = { readonly at: string; readonly what: string; readonly text: string };

type Seen = { readonly at: string; readonly isPayload: boolean };

const findIn = (value: unknown, seen: Seen): Finding[] => {
  if (typeof value === 'string') {
    const rules = seen.isPayload ? [...NEVER, ONE_WORD] : NEVER;
    return rules.flatMap(({ what, found }) => (found(value) ? [{ at: seen.at, what, text: value }] : []));
  }
  if (value === null || typeof value !== 'object') return [];
  if ('metadata' in value && 'data' in value) return [{ at: seen.at, what: 'a payload that cannot be read', text: '' }];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...findIn(key, { ...seen, isPayload: false }),
    ...findIn(inner, { at: `${seen.at}.${key}`, isPayload: seen.isPayload || isPayloadField(key, seen.at) }),
  ]);
};

/** Summaries are sentences of ours; everything else that is handed on as a payload is data. */
const isPayloadField = (key: string, at: string): boolean => key === 'json' && !at.includes('.userMetadata');

/** What a history says of people, and text that nobody can vouch for. */
export const findPersonalData = ({ events }: RecordedHistory): Finding[] =>
  events.flatMap((event) => findIn(event, { at: event.eventType as string, isPayload: false }));
