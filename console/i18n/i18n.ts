import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { English } from './en.ts';
import { firstLanguage, hasChosenLanguage, keepLanguage, type Language, languageOf } from './language.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'console';
    resources: { console: English };
  }
}

/** Each language is a chunk of its own: only the one in use is fetched. */
const CATALOGUES = {
  en: async () => (await import('./en.ts')).en,
  'zh-CN': async () => (await import('./zh-cn.ts')).zhCn,
} as const satisfies Record<Language, () => Promise<object>>;

const addCatalogue = async (language: Language): Promise<void> => {
  if (i18next.hasResourceBundle(language, 'console')) return;
  i18next.addResourceBundle(language, 'console', await CATALOGUES[language]());
};

const markPage = (language: Language): void => {
  document.documentElement.lang = language;
};

export const startWords = async (): Promise<void> => {
  const language = firstLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    ns: ['console'],
    defaultNS: 'console',
    resources: {},
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
  await addCatalogue(language);
  markPage(language);
};

const speak = async (language: Language): Promise<void> => {
  await addCatalogue(language);
  await i18next.changeLanguage(language);
  markPage(language);
};

export const changeLanguage = async (language: Language): Promise<void> => {
  keepLanguage(language);
  await speak(language);
};

/** In the language of whom the page is for, as long as nobody has chosen another on this machine. */
export const speakUnlessChosen = async (language: Language): Promise<void> => {
  if (!hasChosenLanguage() && languageOf(i18next.language) !== language) await speak(language);
};

/** The words of the page's language, by their keys: `t('shell.search')`. */
export const useWords = () => useTranslation('console').t;

export const useLanguage = (): Language => languageOf(useTranslation('console').i18n.language);
