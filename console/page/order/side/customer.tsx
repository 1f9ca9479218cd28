import { Anchor } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../../i18n/i18n.ts';
import { type Contact, Masked } from '../../../piece/masked.tsx';
import type { Order } from '../order-query.ts';
import css from '../order.module.css';

/** As much of the customer as is needed; the rest asks why. */
export const CustomerPart = ({ order }: { readonly order: Order }) => {
  const t = useWords();
  const [known, setKnown] = useState<Contact>();
  const { customer } = order;
  if (customer === null) return null;
  const place = [customer.province, customer.city, customer.line1].filter((part) => part !== null).join(' ');
  return (
    <section className={css.part}>
      <h2>{t('order.customer.title')}</h2>
      {known === undefined ? (
        <Masked orderId={order.id} text={`${customer.name} · ${customer.phone}`} onReveal={setKnown} />
      ) : (
        <span data-data>
          {Object.values(known)
            .filter((part) => typeof part === 'string')
            .join(' · ')}
        </span>
      )}
      <span data-data>{place}</span>
      {order.customer_url === null ? null : (
        <Anchor href={order.customer_url} target="_blank" rel="noreferrer" size="sm">
          {t('order.customer.sees')} <IconExternalLink size={13} aria-hidden />
        </Anchor>
      )}
    </section>
  );
};
