import { useWords } from '../../i18n/i18n.ts';
import { Page } from '../../piece/page.tsx';

export const SettingsPage = () => {
  const t = useWords();
  return <Page title={t('settings.title')}>{null}</Page>;
};
