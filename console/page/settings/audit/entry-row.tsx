import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressState } from '../../../hook/use-address-state.ts';
import type { English } from '../../../i18n/en.ts';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import { IdText } from '../../../piece/id-text.tsx';
import { Instant } from '../../../piece/instant.tsx';
import type { Entry } from './audit.ts';
import css from './audit.module.css';

type PolicyName = keyof English['settingsRule']['policies']['name'];
type Row = { readonly entry: Entry };

const Actor = ({ entry: { actor } }: Row) => {
  const t = useWords();
  const language = useLanguage();
  const [, setActor] = useAddressState('actor');
  const name = actor.name?.[language] ?? actor.id;
  return (
    <UnstyledButton
      className={css.actor}
      title={t('settingsAudit.filter.only', { name })}
      onClick={() => setActor(actor.id)}
      data-data
    >
      {name}
    </UnstyledButton>
  );
};

const Deed = ({ entry: { action } }: Row) => {
  const { t, i18n } = useTranslation('console');
  const key = `settingsAudit.action.${action}`;
  return <span>{i18n.exists(key) ? t(key as never) : t('settingsAudit.unknown', { action })}</span>;
};

const short = (ref: string): string => ref.replace(/^([a-z]+_).{20}/, '$1…');

/** What it was done to: an order by a link, a person by name, a policy by its words. */
const Thing = ({ entry: { ref, ref_name: name, action, actor } }: Row) => {
  const t = useWords();
  const language = useLanguage();
  if (ref === actor.id) return null;
  if (name !== null) return <strong data-data>{name[language]}</strong>;
  if (ref.startsWith('ord_'))
    return (
      <Link to="/orders/$id" params={{ id: ref }} className={css.ref} data-data>
        {short(ref)}
      </Link>
    );
  if (action === 'policy.change') return <strong>{t(`settingsRule.policies.name.${ref as PolicyName}`)}</strong>;
  return <IdText id={ref} short={short(ref)} />;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Everything that the entry holds, as it is sealed. */
const EntryFacts = ({ entry }: Row) => {
  const { facts, hash, id } = entry;
  const rows = [...Object.entries(facts).map(([name, value]) => [name, textOf(value)] as const), ['id', id] as const];
  return (
    <dl className={css.facts} data-data>
      {[...rows, ...(hash === null ? [] : [['SHA-256', hash] as const])].map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

/** One sentence: who did what to what, why, and when; the facts unfold. */
export const EntryRow = ({ entry }: Row) => {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  const { n, at, facts } = entry;
  return (
    <li className={css.entry}>
      <div className={css.line}>
        <ActionIcon
          size={22}
          aria-label={t('settingsAudit.facts')}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
        </ActionIcon>
        <p className={css.sentence}>
          <Actor entry={entry} /> <Deed entry={entry} /> <Thing entry={entry} />
          {typeof facts.reason === 'string' ? <q data-data>{facts.reason}</q> : null}
        </p>
        <span className={css.seal} data-sealed={n !== null || undefined}>
          <IconLink size={13} aria-hidden />
          {n === null ? t('settingsAudit.notSealed') : t('settingsAudit.number', { n })}
        </span>
        <span className={css.at}>
          <Instant at={at} />
        </span>
      </div>
      {isOpen ? <EntryFacts entry={entry} /> : null}
    </li>
  );
};
