import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import type { Effect } from '../../../piece/preview-form.tsx';
import { bothZones } from '../../../piece/time-text.ts';
import { ActForm } from '../act-form.tsx';
import css from '../settings.module.css';
import { effectQuery, type Policy, type PolicyEffect, type PolicyField, setPolicy } from './policies.ts';
import { flawOf, type Typed, valueOf } from './typed.ts';
import { type FieldWord, useValueText } from './value-text.ts';

const TYPING_MS = 250;

type FieldProps = {
  readonly field: PolicyField;
  readonly value: string;
  readonly onChange: (text: string) => void;
};

const Field = ({ field, value, onChange }: FieldProps) => {
  const t = useWords();
  const { name, unit, min, max, most } = field;
  const flaw = flawOf(field, value);
  return (
    <TextInput
      label={t(`settingsRule.policies.field.${name as FieldWord}`)}
      description={t(`settingsRule.policies.hint.${unit}`, { min, max, most: most ?? 0 })}
      rightSection={<span aria-hidden>{unit === 'percent' ? '%' : ''}</span>}
      inputMode={most === null ? 'numeric' : 'text'}
      value={value}
      error={flaw === undefined ? undefined : t(`piece.fault.${flaw}`, { minimum: String(min), maximum: String(max) })}
      onChange={(event) => onChange(event.target.value)}
    />
  );
};

/** What differs: the fields themselves, and something that begins now. */
const useEffects = (policy: Policy, effect: PolicyEffect | undefined): readonly Effect[] => {
  const { t, i18n } = useTranslation('console');
  const language = useLanguage();
  const textOf = useValueText();
  if (effect === undefined) return [];
  const fields = policy.fields.filter(({ name }) => effect.changed.includes(name));
  const wordOf = (code: string): string => {
    const key = `settingsRule.policies.example.${code}`;
    return i18n.exists(key) ? t('settingsRule.policies.now', { what: t(key as never) }) : code;
  };
  const timeOf = (at: string | null): string =>
    at === null ? t('settingsRule.policies.none') : bothZones(Date.parse(at), language)[0];
  return [
    ...fields.map((field) => ({
      what: t(`settingsRule.policies.field.${field.name as FieldWord}`),
      before: textOf(field, effect.before[field.name]),
      after: textOf(field, effect.after[field.name]),
    })),
    ...effect.examples.map(({ code, before, after }) => ({
      what: wordOf(code),
      before: timeOf(before),
      after: timeOf(after),
    })),
  ];
};

const Touches = ({ effect }: { readonly effect: PolicyEffect }) => {
  const t = useWords();
  const touches = effect.touches.filter(({ count }) => count > 0);
  return (
    <section>
      <h2 className={css.heading}>{t('settingsRule.policies.touches')}</h2>
      {touches.length === 0 ? <p className={css.quiet}>{t('settingsRule.policies.noTouches')}</p> : null}
      <ul className={css.list}>
        {touches.map(({ group, effect: what, count }) => (
          <li key={`${group} ${what}`}>{t(`settingsRule.policies.touched.${group}_${what}` as never, { count })}</li>
        ))}
      </ul>
    </section>
  );
};

type Props = {
  readonly policy: Policy;
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
  readonly onDone: () => void;
  readonly onClose: () => void;
};

/** Values as they are typed, with what they would mean beside them. */
export const PolicyForm = ({ policy, typed, onType, onDone, onClose }: Props) => {
  const t = useWords();
  const [settled] = useDebouncedValue(typed, TYPING_MS);
  const value = valueOf(policy, settled);
  const preview = useQuery({ ...effectQuery(policy.name, value ?? policy.value), enabled: value !== undefined });
  const effect = preview.isError || value === undefined ? undefined : preview.data;
  const effects = useEffects(policy, effect);
  const reasons = (['customers', 'floor', 'trial', 'back'] as const).map((each) => ({
    value: each,
    label: t(`settingsRule.policies.reasons.${each}`),
  }));
  return (
    <ActForm
      draftKey={`policy/${policy.name}`}
      under="policies"
      act={t('settingsRule.policies.apply', { version: policy.version + 1 })}
      undo={t('settingsRule.policies.undo')}
      reasons={reasons}
      effects={effects}
      isReady={effect !== undefined && effect.changed.length > 0 && settled === typed}
      send={(reason) => setPolicy(policy.name, { value: value ?? policy.value, based_on: policy.version, reason })}
      onDone={onDone}
      onCancel={() => {
        onDone();
        onClose();
      }}
    >
      {policy.fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={typed[field.name] ?? ''}
          onChange={(text) => onType({ ...typed, [field.name]: text })}
        />
      ))}
      {effect === undefined || effect.changed.length === 0 ? null : <Touches effect={effect} />}
    </ActForm>
  );
};
