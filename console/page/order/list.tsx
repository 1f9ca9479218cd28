import { useWords } from '../../i18n/i18n.ts';
import { Page } from '../../piece/page.tsx';

export const OrdersPage = () => {
  const t = useWords();
  return <Page title={t('order.title')}>{null}</Page>;
};
