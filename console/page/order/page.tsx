import { useParams } from '@tanstack/react-router';
import { IdText } from '../../piece/id-text.tsx';
import { Page } from '../../piece/page.tsx';

export const OrderPage = () => {
  const { id } = useParams({ from: '/staff/orders/$id' });
  return (
    <Page title={id}>
      <IdText id={id} />
    </Page>
  );
};
