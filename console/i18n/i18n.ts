import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { English } from './en.ts';
import { firstLanguage, hasChosenLanguage, keepLanguage, type Language, languageOf } from './language.ts';
import { addLanguage, addParts } from './part.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'console';
    resources: { console: English };
  }
}

/** What can be on the screen before the first page, or instead of it. */
const FIRST = ['piece', 'problem'] as const;

/** The language that was asked for last: whatever was asked for before comes too late. */
let asked: Language;

const markPage = (language: Language): void => {
  document.documentElement.lang = language;
};

export const startWords = async (): Promise<void> => {
  const language = firstLanguage();
  asked = language;
  await i18next.use(initReactI18next).init({
    lng: language,
    ns: ['console'],
    defaultNS: 'console',
    resources: {},
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
  await addParts(FIRST);
  markPage(language);
};

const speak = async (language: Language): Promise<void> => {
  asked = language;
  await addLanguage(language);
  if (asked !== language) return;
  await i18next.changeLanguage(language);
  markPage(language);
};

export const changeLanguage = async (language: Language): Promise<void> => {
  keepLanguage(language);
  await speak(language);
};

/** In the language of whom the page is for, as long as nobody has chosen another on this machine. */
export const speakUnlessChosen = async (language: Language): Promise<void> => {
  if (!hasChosenLanguage() && asked !== language) await speak(language);
};

/** The words of the page's language, by their keys: `t('shell.search')`. */
export const useWords = () => useTranslation('console').t;

export const useLanguage = (): Language => languageOf(useTranslation('console').i18n.language);
