import type { Language } from '../i18n/language.ts';

/** Far off, the day with its weekday counts more than the minute; by this machine's clock unless another is named. */
export const dayText = (at: number, language: Language, timeZone?: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at);
