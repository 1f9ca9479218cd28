import { useTranslation } from 'react-i18next';

/** The words for one problem's code; a code that came with a newer server stands for itself. */
export const useProblemWord = (): ((code: string) => string) => {
  const { t, i18n } = useTranslation('console');
  return (code) => {
    const key = `problem.${code}`;
    return i18n.exists(key) ? t(key as never) : code;
  };
};
