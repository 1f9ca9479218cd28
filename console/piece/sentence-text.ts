import { isWaitingCode, waitingFactsOf, waitingSentence } from '../../domain/waiting.ts';
import type { CodeText } from '../i18n/code-text.ts';
import type { Language } from '../i18n/language.ts';

export type WaitingFacts = Readonly<Record<string, unknown>>;

type Manner = {
  readonly language: Language;
  readonly utcOffsetMinutes: number;
  readonly now: number;
  readonly text: CodeText;
  readonly warehouse: (id: string) => string;
};

/** Partners and places are called by their names in the language of the sentence. */
const named = (facts: WaitingFacts, { text, warehouse }: Manner): WaitingFacts => {
  const name = (fact: string, say: (code: string) => string): WaitingFacts => {
    const code = facts[fact];
    return typeof code === 'string' && code !== '' ? { [fact]: say(code) } : {};
  };
  return {
    ...facts,
    ...name('carrier', (code) => text('carrier', code)),
    ...name('method', (code) => text('method', code)),
    // The Chinese sentence says *warehouse* itself.
    ...name('warehouse', (code) => warehouse(code).replace(/仓$/, '')),
  };
};

/** Why it is not further and who moves next; nothing for a code that the console does not know. */
export const sentenceText = (code: string, facts: WaitingFacts, manner: Manner): string => {
  if (!isWaitingCode(code)) return '';
  const known = waitingFactsOf({ now: new Date(manner.now).toISOString(), ...named(facts, manner) });
  return waitingSentence(code, known, manner);
};
