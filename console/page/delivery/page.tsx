import { useWords } from '../../i18n/i18n.ts';
import { Page } from '../../piece/page.tsx';

export const DeliveryPage = () => {
  const t = useWords();
  return <Page title={t('delivery.title')}>{null}</Page>;
};
