import { Link } from '@tanstack/react-router';
import { IconClockExclamation } from '@tabler/icons-react';
import { useCodeText } from '../../i18n/code-text.ts';
import { useWords } from '../../i18n/i18n.ts';
import { Glow } from '../../piece/glow.tsx';
import { lengthText } from '../../piece/time-text.ts';
import css from './today.module.css';
import { searchOf, type Today } from './use-today.ts';

type Stage = Today['stages'][number];

const share = (part: number, whole: number): string => `${whole === 0 ? 0 : (100 * part) / whole}%`;

/** As long as the stage is full beside the fullest one; the late part of it comes first. */
const Bar = ({ count, late, most }: { readonly count: number; readonly late: number; readonly most: number }) => (
  <span className={css.bar} aria-hidden>
    <span className={css.barFull} style={{ width: share(count, most) }}>
      <span className={css.barLate} style={{ width: share(late, count) }} />
    </span>
  </span>
);

const Tile = ({ of, most }: { readonly of: Stage; readonly most: number }) => {
  const t = useWords();
  const text = useCodeText();
  const { stage, count, late, median_age_ms: age, query } = of;
  const half = age === null ? t('today.stages.nobody') : t('today.stages.median', { time: lengthText(age, t) });
  return (
    <li className={css.stage} data-stage={stage}>
      <Link to="/orders" search={searchOf(query)} className={css.stageLink}>
        <span className={css.stageName}>{text('stage', stage)}</span>
        <span className={css.stageCount} data-empty={count === 0 || undefined}>
          <Glow of={count}>{count}</Glow>
        </span>
        <Bar count={count} late={late} most={most} />
        <span className={css.quiet}>{half}</span>
      </Link>
      {late === 0 ? null : (
        <Link to="/orders" search={searchOf(`${query}&late=true`)} className={css.stageLate}>
          <IconClockExclamation size={14} stroke={1.8} aria-hidden />
          {t('today.stages.late', { count: late })}
        </Link>
      )}
    </li>
  );
};

/** From the shop to the door: how many orders stand where, how long they have been under way, and which are late. */
export const Stages = ({ stages }: Pick<Today, 'stages'>) => {
  const t = useWords();
  const most = Math.max(1, ...stages.map(({ count }) => count));
  return (
    <ol className={css.stages} aria-label={t('today.stages.title')}>
      {stages.map((stage) => (
        <Tile key={stage.stage} of={stage} most={most} />
      ))}
    </ol>
  );
};
