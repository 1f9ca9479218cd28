import { useTranslation } from 'react-i18next';
import type { English } from './en.ts';

type Kind = keyof English['code'];

/** The word for a code, or the code itself where the console does not know it yet. */
export const useCodeText = () => {
  const { t, i18n } = useTranslation('console');
  return (kind: Kind, code: string): string => {
    const key = `code.${kind}.${code}`;
    return i18n.exists(key) ? t(key as never) : code;
  };
};
