import { useLanguage, useWords } from '../i18n/i18n.ts';
import { useNow } from '../hook/use-now.ts';
import { clockText, instantText, lengthText } from '../piece/time-text.ts';
import { dayText } from './day-text.ts';

const HOUR_MS = 3_600_000;

/** Instants and spans as the page tells them. */
export const useTime = () => {
  const t = useWords();
  const language = useLanguage();
  const now = useNow(true);
  return {
    now,
    /** Past: relative under an hour, the clock today, else the date. */
    told: (at: string): string => instantText(Date.parse(at), now, { t, language }),
    /** Ahead: the clock while it is near, the day while it is not. */
    due: (at: string): string => {
      const ms = Date.parse(at);
      return Math.abs(ms - now) < HOUR_MS ? clockText(ms, language) : dayText(ms, language);
    },
    span: (ms: number): string => lengthText(Math.max(0, ms), t),
  };
};
