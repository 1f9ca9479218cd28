import { IconCircle, IconCircleCheckFilled, IconCircleDot, IconCircleXFilled } from '@tabler/icons-react';
import css from './ladder.module.css';
import { useTime } from './use-time.ts';

export type Rung = {
  readonly id: string;
  readonly word: string;
  /** `now` is under way. */
  readonly state: 'done' | 'now' | 'open' | 'wrong';
  readonly at: string | null;
};

const ICON = { done: IconCircleCheckFilled, now: IconCircleDot, open: IconCircle, wrong: IconCircleXFilled } as const;

type Props = { readonly label: string; readonly rungs: readonly Rung[] };

/** What is behind, what comes next, and when each was reached. */
export const Ladder = ({ label, rungs }: Props) => {
  const { told } = useTime();
  const last = rungs.findLastIndex(({ state }) => state !== 'open');
  return (
    <ol className={css.ladder} aria-label={label}>
      {rungs.map(({ id, word, state, at }, index) => {
        const Icon = ICON[state];
        const classes = [css.rung, index < last ? css.passed : '', css[state], index === last ? css.last : ''];
        return (
          <li key={id} className={classes.join(' ')} aria-current={index === last ? 'step' : undefined}>
            <Icon size={24} stroke={1.6} className={css.mark} aria-hidden />
            <span className={css.text}>
              <span>{word}</span>
              {at === null ? null : (
                <time className={css.time} dateTime={at}>
                  {told(at)}
                </time>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
};
