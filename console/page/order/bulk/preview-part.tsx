import { Link } from '@tanstack/react-router';
import { useWords } from '../../../i18n/i18n.ts';
import { ErrorState } from '../../../piece/error-state.tsx';
import { Loading } from '../../../piece/loading.tsx';
import { Money } from '../../../piece/money.tsx';
import { useProblemWord } from '../../../piece/problem-word.ts';
import type { Preview } from './job.ts';
import css from './bulk.module.css';

type First = Preview['touched']['first'];

const Orders = ({ first, count }: { readonly first: First; readonly count: number }) => {
  const t = useWords();
  return (
    <details className={css.orders}>
      <summary>{t('bulk.showOrders')}</summary>
      <ul>
        {first.map(({ order_id: id, reference, total }) => (
          <li key={id}>
            <Link to="/orders/$id" params={{ id }} data-data>
              {reference ?? id}
            </Link>{' '}
            {total === null ? null : <Money of={total} />}
          </li>
        ))}
      </ul>
      {count > first.length ? <p>{t('bulk.andMore', { count: count - first.length })}</p> : null}
    </details>
  );
};

const Touched = ({ touched }: Pick<Preview, 'touched'>) => {
  const t = useWords();
  return (
    <>
      <p className={css.touched}>{t('bulk.touches', { count: touched.count })}</p>
      <p>
        {touched.totals.map((total) => (
          <span key={total.currency}>
            <Money of={total} />{' '}
          </span>
        ))}
        {touched.gives === null ? null : (
          <>
            {t('bulk.gives')} <Money of={touched.gives} />
          </>
        )}
      </p>
      {touched.to_approve > 0 ? <p>{t('bulk.toApprove', { count: touched.to_approve })}</p> : null}
      <Orders first={touched.first} count={touched.count} />
    </>
  );
};

const LeftOut = ({ leftOut }: { readonly leftOut: Preview['left_out'] }) => {
  const t = useWords();
  const word = useProblemWord();
  const count = leftOut.reduce((sum, each) => sum + each.count, 0);
  if (count === 0) return <p>{t('bulk.leavesNone')}</p>;
  return (
    <>
      <p className={css.touched}>{t('bulk.leaves', { count })}</p>
      <ul className={css.reasons}>
        {leftOut.map(({ code, count: n, first }) => (
          <li key={code}>
            {n} × {word(code)}
            <Orders first={first} count={n} />
          </li>
        ))}
      </ul>
    </>
  );
};

type Props = { readonly preview: Preview | undefined; readonly isAsked: boolean; readonly error: unknown };

/** Who is touched and who is left out, before anything is. */
export const PreviewPart = ({ preview, isAsked, error }: Props) => {
  const t = useWords();
  if (!isAsked) return <p className={css.hint}>{t('bulk.chooseFirst')}</p>;
  if (error !== null && error !== undefined) return <ErrorState error={error} />;
  if (preview === undefined) return <Loading lines={3} />;
  return (
    <section className={css.part} aria-live="polite">
      <h2>{t('bulk.preview')}</h2>
      <Touched touched={preview.touched} />
      <LeftOut leftOut={preview.left_out} />
    </section>
  );
};
