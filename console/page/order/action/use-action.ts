import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { components } from '../../../../client/client.ts';
import { api, dataOf } from '../../../api/client.ts';
import { useCodeText } from '../../../i18n/code-text.ts';
import { useWords } from '../../../i18n/i18n.ts';

type NewAction = components['schemas']['NewAction'];
export type Preview = components['schemas']['ActionPreview'];

const CALM_MS = 250;

/** What it would change, asked again soon after each choice. */
export const usePreview = (orderId: string, asked: NewAction | undefined) => {
  const [body] = useDebouncedValue(JSON.stringify(asked ?? null), CALM_MS);
  return useQuery({
    queryKey: ['order', orderId, 'preview', body],
    queryFn: () =>
      dataOf(
        api.POST('/v1/orders/{id}/actions/preview', {
          params: { path: { id: orderId } },
          body: JSON.parse(body) as NewAction,
        }),
      ),
    enabled: body !== 'null',
    placeholderData: keepPreviousData,
    retry: false,
  }).data;
};

/** Under one key, so that pressing twice does it once. */
export const useAct = (orderId: string, onDone: () => void) => {
  const t = useWords();
  const text = useCodeText();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, body }: { readonly key: string; readonly body: NewAction }) =>
      dataOf(
        api.POST('/v1/orders/{id}/actions', {
          params: { path: { id: orderId }, header: { 'idempotency-key': key } },
          body,
        }),
      ),
    onSuccess: ({ kind, state }) => {
      const word = state === 'awaiting_approval' ? 'order.actions.waits' : 'order.actions.done';
      notifications.show({ message: t(word, { what: text('action', kind) }) });
      void client.invalidateQueries({ queryKey: ['order', orderId] });
      onDone();
    },
  });
};
