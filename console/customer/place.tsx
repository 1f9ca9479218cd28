import { useLanguage, useWords } from '../i18n/i18n.ts';
import css from './customer.module.css';
import type { CustomerOrder } from './order.ts';
import { Card } from './parts.tsx';

type Recipient = NonNullable<CustomerOrder['recipient']>;

/** As it is written in the language of the page: from the large to the small in Chinese, the other way round in English. */
export const placeText = ({ regions, city, line1 }: Recipient, language: 'zh-CN' | 'en'): string => {
  const names = regions.map(({ name }) => name[language]);
  const parts = names.length === 0 && city !== null ? [city] : names;
  return language === 'en' ? [line1, ...parts.toReversed()].join(', ') : [...parts, line1].join(' ');
};

/** Masked: whoever else gets hold of the link learns neither who nor where. */
export const PlaceCard = ({ order: { recipient } }: { readonly order: CustomerOrder }) => {
  const t = useWords();
  const language = useLanguage();
  return (
    <Card title={t('customer.to')}>
      {recipient === null ? (
        <p className={css.small}>{t('customer.erased')}</p>
      ) : (
        <p className={css.small} data-data>
          {recipient.name} · {recipient.phone}
          <br />
          {placeText(recipient, language)}
        </p>
      )}
    </Card>
  );
};
