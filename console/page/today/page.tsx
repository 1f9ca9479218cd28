import { useWords } from '../../i18n/i18n.ts';
import { Page } from '../../piece/page.tsx';

export const TodayPage = () => {
  const t = useWords();
  return <Page title={t('today.title')}>{null}</Page>;
};
