import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type components, idempotencyKey } from '../../../../client/client.ts';
import { api, dataOf } from '../../../api/client.ts';
import { useCodeText } from '../../../i18n/code-text.ts';
import { useWords } from '../../../i18n/i18n.ts';
import type { Order } from './detail-query.ts';

type Address = components['schemas']['ShippingAddress'];

export type AddressDraft = {
  readonly line1: string;
  /** From the province down; none means the same district as before. */
  readonly regions: readonly string[];
  readonly city: string;
  readonly postcode: string;
};

export const EMPTY_ADDRESS: AddressDraft = { line1: '', regions: [], city: '', postcode: '' };

const filled = (value: string | null | undefined): string | undefined =>
  value === null || value === undefined || value.trim() === '' ? undefined : value.trim();

/** Where the goods lie somewhere else, nothing of the old place is kept. */
const placeFor = (customer: NonNullable<Order['customer']>, form: AddressDraft) => {
  const isMoved = form.regions.length > 0;
  return {
    region_code: filled(form.regions.at(-1)) ?? filled(customer.region_code),
    city: filled(form.city) ?? (isMoved ? undefined : filled(customer.city)),
    province: isMoved ? undefined : filled(customer.province),
    postcode: filled(form.postcode),
  };
};

/** What is sent; nothing before there is a street. */
export const addressFor = ({ customer }: Order, form: AddressDraft): Address | undefined => {
  const line1 = filled(form.line1);
  if (line1 === undefined || customer === null) return undefined;
  const place = Object.entries(placeFor(customer, form)).filter(([, value]) => value !== undefined);
  return { country: customer.country, line1, ...Object.fromEntries(place) };
};

const CALM_MS = 250;

/** What it would come to, asked again soon after each change. */
export const useAddressPreview = (id: string, address: Address | undefined) => {
  const [asked] = useDebouncedValue(JSON.stringify(address ?? null), CALM_MS);
  const { data } = useQuery({
    queryKey: ['order', id, 'address', asked],
    queryFn: () =>
      dataOf(
        api.POST('/v1/orders/{id}/address/preview', {
          params: { path: { id } },
          body: { shipping_address: JSON.parse(asked) as Address, reason: 'customer_request' },
        }),
      ),
    enabled: asked !== 'null',
    placeholderData: keepPreviousData,
    retry: false,
  });
  return address === undefined ? undefined : data;
};

type Change = { readonly address: Address; readonly reason: string };

export const useChangeAddress = (id: string, onDone: () => void) => {
  const t = useWords();
  const text = useCodeText();
  const client = useQueryClient();
  const [key, setKey] = useState(() => idempotencyKey()['idempotency-key']);
  return useMutation({
    mutationFn: ({ address, reason }: Change) =>
      dataOf(
        api.POST('/v1/orders/{id}/address', {
          params: { path: { id }, header: { 'idempotency-key': key } },
          body: { shipping_address: address, reason },
        }),
      ),
    onSuccess: () => {
      notifications.show({ message: t('order.actions.done', { what: text('action', 'change_address') }) });
      void client.invalidateQueries({ queryKey: ['order', id] });
      onDone();
    },
    // Another try may carry another address.
    onError: () => setKey(idempotencyKey()['idempotency-key']),
  });
};
