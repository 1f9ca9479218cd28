import { useWords } from '../../i18n/i18n.ts';
import { Page } from '../../piece/page.tsx';

export const DeskPage = () => {
  const t = useWords();
  return <Page title={t('desk.title')}>{null}</Page>;
};
