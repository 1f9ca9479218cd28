import { ActionIcon, Combobox, NumberInput, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, dataOf } from '../../../api/client.ts';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import { Money } from '../../../piece/money.tsx';
import type { FormLine, Quote } from './form.ts';
import css from './place.module.css';

type Props = {
  readonly shop: string;
  readonly lines: readonly FormLine[];
  readonly quote: Quote | undefined;
  readonly onChange: (lines: readonly FormLine[]) => void;
};

const MOST = 999;

const useSkus = (shop: string, text: string) =>
  useQuery({
    queryKey: ['skus', shop, text],
    queryFn: () =>
      dataOf(
        api.GET('/v1/skus', {
          params: { query: { shop_id: shop, limit: 12, ...(text.trim() === '' ? {} : { q: text.trim() }) } },
        }),
      ),
    enabled: shop !== '',
    placeholderData: keepPreviousData,
  }).data?.data ?? [];

/** Found by a part of its title or code, with what it costs and whether it is there. */
const AddGoods = ({ shop, onAdd }: { readonly shop: string; readonly onAdd: (sku: string) => void }) => {
  const t = useWords();
  const language = useLanguage();
  const box = useCombobox();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 200);
  const skus = useSkus(shop, asked);
  return (
    <Combobox
      store={box}
      onOptionSubmit={(sku) => {
        setText('');
        box.closeDropdown();
        onAdd(sku);
      }}
    >
      <Combobox.Target>
        <TextInput
          label={t('orderPlace.goods.add')}
          leftSection={<IconPlus size={15} />}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            box.openDropdown();
            box.updateSelectedOptionIndex();
          }}
          onFocus={() => box.openDropdown()}
          onBlur={() => box.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }}>
          {skus.map(({ sku, title, prices, stock }) => (
            <Combobox.Option key={sku} value={sku} className={css.option}>
              <span data-data>{title[language]}</span>
              <span className={css.stock}>{t(`orderPlace.stock.${stock.state}`, { count: stock.quantity ?? 0 })}</span>
              {prices[0] === undefined ? null : <Money of={prices[0].price} />}
            </Combobox.Option>
          ))}
          {skus.length === 0 ? <Combobox.Empty>{t('orderPlace.goods.none')}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
};

const useTitle = (shop: string, sku: string): string => {
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['sku', shop, sku],
    queryFn: () => dataOf(api.GET('/v1/skus/{sku}', { params: { path: { sku }, query: { shop_id: shop } } })),
    staleTime: 60_000,
  });
  return data?.title[language] ?? sku;
};

type LineProps = Pick<Props, 'shop' | 'quote'> & {
  readonly line: FormLine;
  readonly onChange: (quantity: number) => void;
};

const Line = ({ shop, line, quote, onChange }: LineProps) => {
  const t = useWords();
  const title = useTitle(shop, line.sku);
  const total = quote?.lines.find(({ sku }) => sku === line.sku)?.total;
  return (
    <tr>
      <td data-data>{title}</td>
      <td>
        <NumberInput
          aria-label={t('orderPlace.goods.quantity', { title })}
          w={76}
          min={1}
          max={MOST}
          value={line.quantity}
          onChange={(value) => onChange(Number(value))}
        />
      </td>
      <td className={css.amount}>{total ? <Money of={total} /> : null}</td>
      <td>
        <ActionIcon aria-label={t('orderPlace.goods.remove', { title })} onClick={() => onChange(0)}>
          <IconTrash size={15} />
        </ActionIcon>
      </td>
    </tr>
  );
};

export const GoodsField = ({ shop, lines, quote, onChange }: Props) => {
  const t = useWords();
  const put = (sku: string, quantity: number): void => {
    const others = lines.filter((line) => line.sku !== sku);
    const place = lines.findIndex((line) => line.sku === sku);
    const line = { sku, quantity: Math.min(MOST, quantity) };
    onChange(quantity < 1 ? others : others.toSpliced(place < 0 ? others.length : place, 0, line));
  };
  const quantityOf = (sku: string): number => lines.find((line) => line.sku === sku)?.quantity ?? 0;
  return (
    <section>
      <h2>{t('orderPlace.goods.title')}</h2>
      <AddGoods shop={shop} onAdd={(sku) => put(sku, quantityOf(sku) + 1)} />
      <table className={css.lines}>
        <tbody>
          {lines.map((line) => (
            <Line
              key={line.sku}
              shop={shop}
              line={line}
              quote={quote}
              onChange={(quantity) => put(line.sku, quantity)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
};
