import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { components } from '../../client/client.ts';
import { api, dataOf } from '../api/client.ts';
import { useLanguage, useWords } from '../i18n/i18n.ts';
import css from './customer.module.css';
import form from './form.module.css';

export type Region = components['schemas']['RegionList']['data'][number];
export type ChosenRegion = Pick<Region, 'code' | 'name' | 'within'>;

const DAY_MS = 86_400_000;

const regionsQuery = (query: { readonly parent: string } | { readonly q: string }) =>
  queryOptions({
    queryKey: ['regions', query],
    queryFn: () => dataOf(api.GET('/v1/regions', { params: { query } })),
    staleTime: DAY_MS,
    placeholderData: keepPreviousData,
  });

const useRegionText = (): ((region: ChosenRegion) => string) => {
  const language = useLanguage();
  return ({ name, within }) => {
    const names = [...within, { name }].map((each) => each.name[language]);
    return language === 'en' ? names.toReversed().join(', ') : names.join(' ');
  };
};

type Props = {
  readonly country: string;
  readonly value: ChosenRegion;
  readonly onChoose: (region: ChosenRegion) => void;
};

/** By a few letters of its name, or step by step from the province. */
const RegionList = ({ country, onChoose }: Omit<Props, 'value'>) => {
  const t = useWords();
  const language = useLanguage();
  const textOf = useRegionText();
  const [typed, setTyped] = useState('');
  const [parent, setParent] = useState(country);
  const isTyped = typed.trim() !== '';
  const { data } = useQuery(regionsQuery(isTyped ? { q: typed.trim() } : { parent }));
  const regions = data?.data ?? [];
  const take = (region: Region): void => (region.has_children ? setParent(region.code) : onChoose(region));
  return (
    <>
      <label className={form.field}>
        <span>{t('customerAct.address.regionHint')}</span>
        <input
          type="search"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      {!isTyped && parent !== country ? (
        <button type="button" className={css.row} onClick={() => setParent(country)}>
          ← {t('customerAct.address.regionBack')}
        </button>
      ) : null}
      {isTyped && regions.length === 0 ? <p className={css.dim}>{t('customerAct.address.regionNone')}</p> : null}
      {regions.map((region) => (
        <button key={region.code} type="button" className={css.row} onClick={() => take(region)}>
          <span data-data>{isTyped ? textOf(region) : region.name[language]}</span>
        </button>
      ))}
    </>
  );
};

/** The region as it stands, and behind a tap another one. */
export const RegionField = ({ country, value, onChoose }: Props) => {
  const t = useWords();
  const textOf = useRegionText();
  const [isOpen, setOpen] = useState(false);
  const choose = (region: ChosenRegion): void => {
    setOpen(false);
    onChoose(region);
  };
  if (isOpen) return <RegionList country={country} onChoose={choose} />;
  return (
    <div className={form.field}>
      <span>{t('customerAct.address.region')}</span>
      <button
        type="button"
        className={css.button}
        style={{ width: '100%' }}
        aria-label={`${t('customerAct.address.region')}: ${textOf(value)}`}
        onClick={() => setOpen(true)}
      >
        <span data-data>{textOf(value)}</span>
      </button>
    </div>
  );
};
