import { useCodeText } from '../../i18n/code-text.ts';
import { useWords } from '../../i18n/i18n.ts';
import { usePlaceText } from '../../i18n/place-text.ts';
import { useTroubleText } from '../../i18n/trouble-text.ts';
import type { Cause } from './use-today.ts';

/** What keeps these orders, in a few words. */
export const useCauseText = (): ((cause: Cause) => string) => {
  const t = useWords();
  const text = useCodeText();
  const trouble = useTroubleText();
  const place = usePlaceText();
  const words: Readonly<Record<Cause['kind'], (cause: Cause) => string>> = {
    provider: ({ state, place: who }) =>
      t(state === 'slow' ? 'today.cause.slow' : 'today.cause.failing', { who: place(who ?? '') }),
    attention: (cause) => trouble(cause.trouble ?? ''),
    held: ({ place: at }) => text('hold', at === null ? 'person' : 'paused'),
    person: (cause) => text('waiting', cause.waiting_on[0] ?? ''),
    late: (cause) => t('today.cause.late', { what: text('waiting', cause.waiting_on[0] ?? '') }),
  };
  return (cause) => words[cause.kind](cause);
};
