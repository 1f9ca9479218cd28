import { isWaitingCode, waitingFactsOf, waitingSentence } from '../../domain/waiting.ts';
import { useLanguage } from '../i18n/i18n.ts';

type Props = {
  /** `waiting_on` of an order. */
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
};

const utcOffsetMinutes = (): number => -new Date().getTimezoneOffset();

/** Why it is not further and who moves next, in the language of the page. */
export const Sentence = ({ code, facts }: Props) => {
  const language = useLanguage();
  if (!isWaitingCode(code)) return null;
  const known = waitingFactsOf({ now: new Date().toISOString(), ...facts });
  return <span data-sentence>{waitingSentence(code, known, { language, utcOffsetMinutes: utcOffsetMinutes() })}</span>;
};
