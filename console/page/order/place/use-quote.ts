import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../../api/client.ts';
import { type Form, questionOf } from './form.ts';

const CALM_MS = 300;

/** What the order would come to as it stands, asked again soon after each change. */
export const useQuote = (form: Form, currency: string) => {
  const [question] = useDebouncedValue(JSON.stringify(questionOf(form, currency) ?? null), CALM_MS);
  return useQuery({
    queryKey: ['quote', question],
    queryFn: () => dataOf(api.POST('/v1/quotes', { body: JSON.parse(question) as never })),
    enabled: question !== 'null',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: false,
  });
};
