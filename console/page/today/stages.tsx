import { Link } from '@tanstack/react-router';
import { IconClockExclamation } from '@tabler/icons-react';
import { useCodeText } from '../../i18n/code-text.ts';
import { useWords } from '../../i18n/i18n.ts';
import { Glow } from '../../piece/glow.tsx';
import { lengthText } from '../../piece/time-text.ts';
import figureCss from './figure.module.css';
import stageCss from './stage.module.css';
import css from './today.module.css';
import { searchOf, type Today } from './use-today.ts';

type Stage = Today['stages'][number];

const share = (part: number, whole: number): string => `${whole === 0 ? 0 : (100 * part) / whole}%`;

/** As long as the stage is full beside the fullest one; the late part of it comes first. */
const Bar = ({ count, late, most }: { readonly count: number; readonly late: number; readonly most: number }) => (
  <span className={stageCss.bar} aria-hidden>
    <span className={stageCss.barFull} style={{ width: share(count, most) }}>
      <span className={stageCss.barLate} style={{ width: share(late, count) }} />
    </span>
  </span>
);

const Tile = ({ of, most }: { readonly of: Stage; readonly most: number }) => {
  const t = useWords();
  const text = useCodeText();
  const { stage, count, late, median_age_ms: age, query } = of;
  const half = age === null ? t('today.stages.nobody') : t('today.stages.median', { time: lengthText(age, t) });
  return (
    <li className={stageCss.stage} data-stage={stage}>
      <Link to="/orders" search={searchOf(query)} className={stageCss.link}>
        <span className={figureCss.name}>{text('stage', stage)}</span>
        <span className={figureCss.count} data-empty={count === 0 || undefined}>
          <Glow of={count}>{count}</Glow>
        </span>
        <Bar count={count} late={late} most={most} />
        <span className={css.quiet}>{half}</span>
      </Link>
      {late === 0 ? null : (
        <Link to="/orders" search={searchOf(`${query}&late=true`)} className={stageCss.late}>
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
    <ol className={stageCss.stages} aria-label={t('today.stages.title')}>
      {stages.map((stage) => (
        <Tile key={stage.stage} of={stage} most={most} />
      ))}
    </ol>
  );
};
