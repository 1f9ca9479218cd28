import { useCodeText } from './code-text.ts';
import { useWords } from './i18n.ts';

const LATE = 'late_';

/** What somebody must look at, by the code that stands at the order. */
export const useTroubleText = (): ((trouble: string) => string) => {
  const t = useWords();
  const text = useCodeText();
  return (trouble) => {
    if (trouble === 'run_missing') return t('code.trouble.run_missing');
    if (!trouble.startsWith(LATE)) return text('escalation', trouble);
    return t('code.trouble.late', { what: text('waiting', trouble.slice(LATE.length)) });
  };
};
