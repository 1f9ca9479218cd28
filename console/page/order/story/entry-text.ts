import { useTranslation } from 'react-i18next';
import { useWarehouseName } from '../../../api/directory.ts';
import { useCodeText } from '../../../i18n/code-text.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { useProblemWord } from '../../../piece/problem-word.ts';
import type { Entry, Step } from '../order-query.ts';
import { entryKey, type Names, said, tell } from './sentence.ts';

const useNames = (): Names => ({
  code: useCodeText(),
  warehouse: useWarehouseName(),
  problem: useProblemWord(),
});

/** The sentences of the page's language, their places still open. */
const useSentences = () => {
  const { i18n } = useTranslation('console');
  const story = i18n.getResource(i18n.language, 'console', 'story') as Record<string, Record<string, string>>;
  /** Kinds may hold a dot, as events of an order do. */
  return (key: string): string | undefined => {
    const [chapter = ''] = key.split('.', 1);
    return story[chapter]?.[key.slice(chapter.length + 1)];
  };
};

/** One human sentence for what happened; what the console does not know yet stands as its code. */
export const useEntryText = () => {
  const { t, i18n } = useTranslation('console');
  const words = useWords();
  const sentenceOf = useSentences();
  const names = useNames();
  return (entry: Pick<Entry, 'chapter' | 'kind' | 'facts'>): string => {
    const { chapter, kind } = entry;
    if (chapter === 'message') {
      const what = i18n.exists(`story.message.template.${kind}`) ? t(`story.message.template.${kind}` as never) : kind;
      return words('story.message.sent', { what });
    }
    const sentence = sentenceOf(entryKey(entry));
    return sentence === undefined ? kind : tell(sentence, said(entry, names));
  };
};

/** What comes next. */
export const useStepText = () => {
  const { i18n } = useTranslation('console');
  const names = useNames();
  return ({ kind, n, chapter, facts }: Step): string => {
    const sentence = i18n.getResource(i18n.language, 'console', `story.next.${kind}`) as string;
    return tell(sentence, { ...said({ chapter, facts }, names), n: n === null ? undefined : String(n) });
  };
};
