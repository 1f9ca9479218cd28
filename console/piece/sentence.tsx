import { isWaitingCode, waitingFactsOf, waitingSentence } from '../../domain/waiting.ts';
import { useWarehouseName } from '../api/directory.ts';
import { useCodeText } from '../i18n/code-text.ts';
import { useLanguage } from '../i18n/i18n.ts';

type Facts = Readonly<Record<string, unknown>>;

type Props = {
  /** `waiting_on` of an order. */
  readonly code: string;
  readonly facts: Facts;
};

const utcOffsetMinutes = (): number => -new Date().getTimezoneOffset();

/** Partners and places are called by their names in the language of the page. */
const useNames = (): ((facts: Facts) => Facts) => {
  const text = useCodeText();
  const warehouse = useWarehouseName();
  const named = (facts: Facts, name: string, say: (code: string) => string): Facts => {
    const code = facts[name];
    return typeof code === 'string' && code !== '' ? { [name]: say(code) } : {};
  };
  return (facts) => ({
    ...facts,
    ...named(facts, 'carrier', (code) => text('carrier', code)),
    ...named(facts, 'method', (code) => text('method', code)),
    // The Chinese sentence says *warehouse* itself.
    ...named(facts, 'warehouse', (code) => warehouse(code).replace(/仓$/, '')),
  });
};

/** Why it is not further and who moves next, in the language of the page. */
export const Sentence = ({ code, facts }: Props) => {
  const language = useLanguage();
  const named = useNames();
  if (!isWaitingCode(code)) return null;
  const known = waitingFactsOf({ now: new Date().toISOString(), ...named(facts) });
  const sentence = waitingSentence(code, known, { language, utcOffsetMinutes: utcOffsetMinutes() });
  return (
    <span data-sentence title={sentence}>
      {sentence}
    </span>
  );
};
