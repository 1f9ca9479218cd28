import type { TFunction } from 'i18next';
import { useWords } from './i18n.ts';
import type { English } from './en.ts';

type Kind = keyof English['code'];
export type CodeText = (kind: Kind, code: string) => string;

/** In the language of these words. */
export const codeTextOf =
  (t: TFunction<'console'>): CodeText =>
  (kind, code) =>
    t(`code.${kind}.${code}` as never, { defaultValue: code });

/** The word for a code, or the code itself where the console does not know it yet. */
export const useCodeText = (): CodeText => codeTextOf(useWords());
