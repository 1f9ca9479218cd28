import i18next, { type TFunction } from 'i18next';
import { en, type Part } from './en.ts';
import { type Language, languageOf } from './language.ts';
import { zhCn } from './zh-cn.ts';

const CATALOGUES = { en, 'zh-CN': zhCn } as const satisfies Record<Language, object>;

/** What has been shown or is about to be: another language must be able to say the same. */
const wanted = new Set<Part>();

const hasPart = (language: Language, part: Part): boolean =>
  i18next.getResource(language, 'console', part) !== undefined;

const addPart = async (language: Language, part: Part): Promise<void> => {
  i18next.addResourceBundle(language, 'console', { ...(await CATALOGUES[language][part]()) });
};

/** Until nothing is missing: while words are fetched, more may be wanted, and the language may become another. */
const addMissing = async (languageNow: () => Language): Promise<void> => {
  const language = languageNow();
  const missing = [...wanted].filter((part) => !hasPart(language, part));
  if (missing.length === 0) return;
  await Promise.all(missing.map((part) => addPart(language, part)));
  await addMissing(languageNow);
};

/** All that is wanted in a language, before it is spoken. */
export const addLanguage = (language: Language): Promise<void> => addMissing(() => language);

export const addParts = async (parts: readonly Part[]): Promise<void> => {
  for (const part of parts) wanted.add(part);
  await addMissing(() => languageOf(i18next.language));
};

/** Something that is fetched, together with the words that it speaks. */
export const withWords = async <Fetched>(parts: readonly Part[], fetch: () => Promise<Fetched>): Promise<Fetched> => {
  const [fetched] = await Promise.all([fetch(), addParts(parts)]);
  return fetched;
};

/** Something that is fetched to speak a language which may not be the page's, with all the words that it needs for that. */
export const withWordsIn = async <Fetched>(
  language: Language,
  parts: readonly Part[],
  fetch: () => Promise<Fetched>,
): Promise<{ readonly fetched: Fetched; readonly t: TFunction<'console'> }> => {
  const missing = parts.filter((part) => !hasPart(language, part));
  const [fetched] = await Promise.all([fetch(), ...missing.map((part) => addPart(language, part))]);
  return { fetched, t: i18next.getFixedT(language, 'console') };
};
