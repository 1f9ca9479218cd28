import { useWarehouseName } from '../api/directory.ts';
import { useCodeText } from '../i18n/code-text.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { sentenceText, type WaitingFacts } from './sentence-text.ts';

type Props = {
  /** `waiting_on` of an order. */
  readonly code: string;
  readonly facts: WaitingFacts;
};

const utcOffsetMinutes = (): number => -new Date().getTimezoneOffset();

/** The sentence for a wait, in the language of the page and told by the clock of this machine. */
export const useSentenceText = (): ((code: string, facts: WaitingFacts) => string) => {
  const language = useLanguage();
  const text = useCodeText();
  const warehouse = useWarehouseName();
  return (code, facts) =>
    sentenceText(code, facts, { language, text, warehouse, utcOffsetMinutes: utcOffsetMinutes(), now: Date.now() });
};

/** Why it is not further and who moves next, in the language of the page. */
export const Sentence = ({ code, facts }: Props) => {
  const sentence = useSentenceText()(code, facts);
  if (sentence === '') return null;
  return (
    <span data-sentence title={sentence}>
      {sentence}
    </span>
  );
};
