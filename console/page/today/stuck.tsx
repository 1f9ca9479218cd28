import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useCodeText } from '../../i18n/code-text.ts';
import { useWords } from '../../i18n/i18n.ts';
import { usePlaceText } from '../../i18n/place-text.ts';
import { Instant } from '../../piece/instant.tsx';
import { StatusMark } from '../../piece/status-mark.tsx';
import type { Tone } from '../../piece/tone.ts';
import { useCauseText } from './cause-text.ts';
import { Section } from './section.tsx';
import css from './table.module.css';
import { type Cause, searchOf, type Today } from './use-today.ts';

const TONE: Readonly<Record<Cause['kind'], Tone>> = {
  provider: 'late',
  attention: 'attention',
  held: 'attention',
  person: 'attention',
  late: 'late',
};

const keyOf = ({ kind, trouble, place, waiting_on: waits }: Cause): string =>
  [kind, trouble, place, ...(kind === 'provider' ? [] : waits)].join(' ');

const isOverdue = ({ trouble }: Cause): boolean => trouble?.startsWith('late_') ?? false;

/** As they come, but no row leaves its place while the pointer is on the list. */
const useStill = (causes: readonly Cause[]) => {
  const [still, setStill] = useState<readonly string[]>();
  const placeOf = (cause: Cause): number => {
    const place = still?.indexOf(keyOf(cause)) ?? 0;
    return place === -1 ? Number.POSITIVE_INFINITY : place;
  };
  return {
    rows: still === undefined ? causes : causes.toSorted((a, b) => placeOf(a) - placeOf(b) || 0),
    hold: () => setStill(causes.map(keyOf)),
    release: () => setStill(undefined),
  };
};

const Row = ({ of }: { readonly of: Cause }) => {
  const t = useWords();
  const text = useCodeText();
  const cause = useCauseText();
  const place = usePlaceText();
  const { kind, count, since, next_actor: next, query } = of;
  const words = cause(of);
  return (
    <tr data-cause={kind}>
      <th scope="row">
        <StatusMark tone={isOverdue(of) ? 'late' : TONE[kind]} word={words} />
      </th>
      <td data-data>{of.place === null || kind === 'provider' ? null : place(of.place)}</td>
      <td className={css.right}>{count}</td>
      <td>{since === null ? null : <Instant at={since} />}</td>
      <td>{next === null ? null : text('actor', next)}</td>
      <td className={css.right}>
        <Button
          component={Link}
          to="/orders"
          search={searchOf(query)}
          size="compact-xs"
          aria-label={t('today.stuck.showOf', { count, cause: words })}
        >
          {t('today.stuck.show')}
        </Button>
      </td>
    </tr>
  );
};

const Nothing = () => {
  const t = useWords();
  return (
    <p className={css.nothing}>
      <IconCircleCheck size={18} stroke={1.7} aria-hidden /> {t('today.stuck.none')}
    </p>
  );
};

/** What does not go on by itself, by its cause: the worst first, each with one button that leads to exactly its orders. */
export const Stuck = ({ stuck }: Pick<Today, 'stuck'>) => {
  const t = useWords();
  const { rows, hold, release } = useStill(stuck);
  return (
    <Section title={t('today.stuck.title')}>
      {rows.length === 0 ? (
        <Nothing />
      ) : (
        <table className={css.table} onPointerEnter={hold} onPointerLeave={release}>
          <thead>
            <tr>
              <th scope="col">{t('today.stuck.cause')}</th>
              <th scope="col">{t('today.stuck.where')}</th>
              <th scope="col" className={css.right}>
                {t('today.stuck.orders')}
              </th>
              <th scope="col">{t('today.stuck.since')}</th>
              <th scope="col">{t('today.stuck.next')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((cause) => (
              <Row key={keyOf(cause)} of={cause} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
};
