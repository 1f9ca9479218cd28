import { Button, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { idempotencyKey } from '../../../client/client.ts';
import { api, dataOf } from '../../api/client.ts';
import { useSession } from '../../api/session.ts';
import { useDraft } from '../../hook/use-draft.ts';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import { KeyCaps } from '../../keys/key-caps.tsx';
import { useKey } from '../../keys/use-key.ts';
import { dataOption } from '../../piece/data-option.tsx';
import { Page } from '../../piece/page.tsx';
import { problemTexts } from '../../piece/problem-text.ts';
import { CustomerField } from './place/customer-field.tsx';
import { emptyForm, type Form, missingOf, orderOf } from './place/form.ts';
import { GoodsField } from './place/goods-field.tsx';
import { QuoteBox } from './place/quote-box.tsx';
import { useQuote } from './place/use-quote.ts';
import css from './place/place.module.css';

/** The shop's first currency is the one it sells in. */
const useForm = () => {
  const { shops } = useSession();
  const language = useLanguage();
  const draft = useDraft<Form>('order/new', emptyForm(shops[0]?.id ?? '', language));
  const shop = shops.find(({ id }) => id === draft.value.shop) ?? shops[0];
  return { ...draft, shops, currency: shop?.currencies[0] ?? 'CNY' };
};

const usePlacing = (form: Form, currency: string, onPlaced: () => void) => {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (key: string) =>
      dataOf(
        api.POST('/v1/orders', {
          params: { header: { 'idempotency-key': key }, query: { shop_id: form.shop } },
          body: orderOf(form, currency),
        }),
      ),
    onSuccess: ({ id }) => {
      onPlaced();
      void navigate({ to: '/orders/$id', params: { id } });
    },
  });
};

/** For telephone sales: the same order that a shop would send, with what it comes to beside it while one types. */
export const PlaceOrderPage = () => {
  const t = useWords();
  const { value: form, write, forget, shops, currency } = useForm();
  const { data: quote } = useQuote(form, currency);
  const placing = usePlacing(form, currency, forget);
  const change = (part: Partial<Form>): void => write({ ...form, ...part, key: '' });
  const missing = missingOf(form);
  const isReady = missing.length === 0 && quote?.problems.length === 0 && !placing.isPending;
  const place = (): void => {
    const key = form.key === '' ? idempotencyKey()['idempotency-key'] : form.key;
    write({ ...form, key });
    placing.mutate(key);
  };
  useKey('submit', place, isReady);
  return (
    <Page
      title={t('orderPlace.title')}
      actions={
        <Button variant="filled" disabled={!isReady} loading={placing.isPending} onClick={place}>
          {t('orderPlace.place')} <KeyCaps of="submit" />
        </Button>
      }
    >
      <div className={css.grid}>
        <div>
          <section>
            <Select
              label={t('orderPlace.shop')}
              data={shops.map(({ id, name }) => ({ value: id, label: name }))}
              value={form.shop}
              allowDeselect={false}
              renderOption={dataOption}
              onChange={(shop) => change({ shop: shop ?? '', lines: [], method: '' })}
              data-data
            />
          </section>
          <GoodsField shop={form.shop} lines={form.lines} quote={quote} onChange={(lines) => change({ lines })} />
          <CustomerField form={form} onChange={change} />
          <Button onClick={forget}>{t('orderPlace.clear')}</Button>
        </div>
        <div>
          <QuoteBox form={form} quote={form.lines.length === 0 ? undefined : quote} onChange={change} />
          {missing.length === 0 ? null : (
            <p className={css.promise}>
              {t('orderPlace.missing.title')}{' '}
              {missing.map((each) => t(`orderPlace.missing.${each}`)).join(t('orderPlace.missing.between'))}
            </p>
          )}
          {placing.error ? <p role="alert">{problemTexts(placing.error, t).join(' ')}</p> : null}
        </div>
      </div>
    </Page>
  );
};
