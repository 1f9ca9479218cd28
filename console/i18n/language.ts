export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEPT = 'packhorse-language';

export const languageOf = (tag: string): Language => (/^zh\b/i.test(tag) ? 'zh-CN' : 'en');

/** Chosen on this machine before, else the browser's own. */
export const firstLanguage = (): Language => languageOf(localStorage.getItem(KEPT) ?? navigator.language);

export const hasChosenLanguage = (): boolean => localStorage.getItem(KEPT) !== null;

export const keepLanguage = (language: Language): void => localStorage.setItem(KEPT, language);
