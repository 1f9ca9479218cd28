import type { Language } from './language.ts';
import { CHINESE } from './waiting/chinese.ts';
import { waitingPolicy, type WaitingCode } from './waiting/code.ts';
import { ENGLISH } from './waiting/english.ts';
import { speakFacts, type WaitingFacts } from './waiting/facts.ts';

export {
  isWaitingCode,
  NEXT_ACTORS,
  nextActorOf,
  WAITING_CODES,
  waitingPolicy,
  type NextActor,
  type WaitingCode,
} from './waiting/code.ts';
export { WAITING_REASONS, waitingFactsOf, type WaitingFacts, type WaitingReason } from './waiting/facts.ts';

const DAY_MS = 24 * 60 * 60_000;

const WORDING = {
  en: { sentences: ENGLISH, between: '; ', end: '.' },
  'zh-CN': { sentences: CHINESE, between: '；', end: '。' },
} as const satisfies Record<Language, unknown>;

/** Why it is not further and who moves next, for lists, pages, `explain`, the customer and Temporal's current details. */
export const waitingSentence = (
  code: WaitingCode,
  facts: WaitingFacts,
  { language, utcOffsetMinutes }: { readonly language: Language; readonly utcOffsetMinutes: number },
): string => {
  const { sentences, between, end } = WORDING[language];
  const spoken = speakFacts(facts, { language, utcOffsetMinutes, isLong: waitingPolicy(code) > DAY_MS });
  const clauses = sentences[code](spoken).filter((clause) => clause !== '');
  return `${clauses.join(between)}${end}`;
};
