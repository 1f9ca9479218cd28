import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../../api/client.ts';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import { type Language, LANGUAGES, languageOf } from '../../../i18n/language.ts';
import { dataOption } from '../../../piece/data-option.tsx';
import type { Form } from './form.ts';
import css from './place.module.css';

type Props = { readonly form: Form; readonly onChange: (change: Partial<Form>) => void };

type RegionList = {
  readonly data: readonly { readonly code: string; readonly name: Readonly<Record<Language, string>> }[];
};

const useRegions = (parent: string | undefined) =>
  useQuery({
    queryKey: ['regions', parent ?? ''],
    queryFn: () => callApi<RegionList>(`/v1/regions${parent === undefined ? '' : `?parent=${parent}`}`),
    staleTime: 60 * 60_000,
  }).data?.data ?? [];

type StepProps = {
  readonly label: string;
  readonly parent: string | undefined;
  readonly value: string;
  readonly onChoose: (code: string) => void;
};

/** One step of the way down; there is none where a region has no parts. */
const RegionStep = ({ label, parent, value, onChoose }: StepProps) => {
  const language = useLanguage();
  const regions = useRegions(parent);
  if (regions.length === 0) return null;
  return (
    <Select
      label={label}
      searchable
      data={regions.map(({ code, name }) => ({ value: code, label: name[language] }))}
      value={value === '' ? null : value}
      renderOption={dataOption}
      onChange={(code) => onChoose(code ?? '')}
      data-data
    />
  );
};

export type PlaceProps = {
  readonly form: Pick<Form, 'regions' | 'city' | 'postcode'>;
  readonly onChange: (change: Partial<PlaceProps['form']>) => void;
};

/** From the province down to the smallest there is. */
export const ChineseRegions = ({ form, onChange }: PlaceProps) => {
  const t = useWords();
  const { regions } = form;
  const choose = (depth: number, code: string): void =>
    onChange({ regions: [...regions.slice(0, depth), ...(code === '' ? [] : [code])] });
  return (
    <div className={css.row}>
      <RegionStep
        label={t('orderPlace.region.province')}
        parent="CN"
        value={regions[0] ?? ''}
        onChoose={(code) => choose(0, code)}
      />
      {regions.slice(0, 2).map((parent, depth) => (
        <RegionStep
          key={parent}
          label={t(depth === 0 ? 'orderPlace.region.city' : 'orderPlace.region.district')}
          parent={parent}
          value={regions[depth + 1] ?? ''}
          onChoose={(code) => choose(depth + 1, code)}
        />
      ))}
    </div>
  );
};

export const ForeignPlace = ({ form, onChange }: PlaceProps) => {
  const t = useWords();
  return (
    <div className={css.row}>
      <TextInput
        label={t('orderPlace.region.city')}
        value={form.city}
        onChange={(event) => onChange({ city: event.target.value })}
      />
      <TextInput
        label={t('orderPlace.region.postcode')}
        value={form.postcode}
        onChange={(event) => onChange({ postcode: event.target.value })}
      />
    </div>
  );
};

/** Who calls and where the goods go. */
export const CustomerField = ({ form, onChange }: Props) => {
  const t = useWords();
  const language = useLanguage();
  const countries = useRegions(undefined);
  return (
    <section>
      <h2>{t('orderPlace.customer.title')}</h2>
      <div className={css.row}>
        <TextInput
          label={t('orderPlace.customer.phone')}
          type="tel"
          value={form.phone}
          onChange={(event) => onChange({ phone: event.target.value })}
        />
        <TextInput
          label={t('orderPlace.customer.name')}
          value={form.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <Select
          label={t('orderPlace.customer.language')}
          data={LANGUAGES.map((each) => ({ value: each, label: t(`shell.languageName.${each}`) }))}
          value={form.language}
          allowDeselect={false}
          onChange={(value) => onChange({ language: languageOf(value ?? '') })}
        />
      </div>
      <div className={css.row}>
        <Select
          label={t('orderPlace.region.country')}
          searchable
          allowDeselect={false}
          data={countries.map(({ code, name }) => ({ value: code, label: name[language] }))}
          value={form.country}
          onChange={(country) => onChange({ country: country ?? 'CN', regions: [] })}
          data-data
        />
      </div>
      {form.country === 'CN' ? (
        <ChineseRegions form={form} onChange={onChange} />
      ) : (
        <ForeignPlace form={form} onChange={onChange} />
      )}
      <TextInput
        label={t('orderPlace.region.street')}
        value={form.line1}
        onChange={(event) => onChange({ line1: event.target.value })}
      />
    </section>
  );
};
