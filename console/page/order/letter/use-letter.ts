import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../../api/client.ts';
import { kept } from '../../../customer/order.ts';
import { withWordsIn } from '../../../i18n/part.ts';
import type { Order } from '../order-query.ts';
import type { Subject } from './subject.ts';

const tokenIn = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

const readSeen = async (url: string) => {
  const params = { path: { token: tokenIn(url) } };
  const seen = kept(await dataOf(api.GET('/v1/customer/orders/{token}', { params })));
  const { language } = seen;
  const { fetched, t } = await withWordsIn(language, ['code', 'customer', 'letter'], () => import('./writer.ts'));
  return { seen, write: fetched.createWriter(t) };
};

/** The order as its customer sees it, and who writes of it in the customer's language. */
export const useLetter = ({ id, customer_url: url }: Order) => {
  const { data, isPending, refetch } = useQuery({
    queryKey: ['order', id, 'letter'],
    queryFn: () => readSeen(url ?? ''),
    enabled: url !== null,
  });
  const subject: Subject | undefined = data && url !== null ? { seen: data.seen, url } : undefined;
  return { subject, write: data?.write, isPending, retry: () => void refetch() };
};
