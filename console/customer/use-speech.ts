import { useCodeText } from '../i18n/code-text.ts';
import { useWords } from '../i18n/i18n.ts';
import { useSentenceText } from '../piece/sentence.tsx';
import type { Speech } from './speech.ts';
import { useTime } from './use-time.ts';

/** As the customer's page speaks: in its language, by the clock of this machine. */
export const useSpeech = (): Speech => {
  const { now, due } = useTime();
  return { t: useWords(), text: useCodeText(), wait: useSentenceText(), now, due };
};
