import { ActionIcon, Button } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconCircle, IconCircleCheckFilled, IconX } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useDemo } from '../api/demo.ts';
import { useWords } from '../i18n/i18n.ts';
import css from './guide.module.css';
import { guide, type GuideState, TASKS, type Task, useGuide } from './state.ts';
import { useTicks } from './use-ticks.ts';

type ItemProps = { readonly task: Task; readonly isDone: boolean; readonly isNext: boolean };

/** How to do it is told of the next one alone. */
const Item = ({ task, isDone, isNext }: ItemProps) => {
  const t = useWords();
  const Icon = isDone ? IconCircleCheckFilled : IconCircle;
  return (
    <li className={css.task} data-task={task} data-done={isDone}>
      <Icon size={18} stroke={1.7} aria-label={t(isDone ? 'guide.done' : 'guide.open')} />
      <span>
        <span className={css.what}>{t(`guide.task.${task}.what`)}</span>
        {isNext ? <span className={css.how}>{t(`guide.task.${task}.how`)}</span> : null}
      </span>
    </li>
  );
};

const Tasks = ({ done }: { readonly done: readonly Task[] }) => {
  const t = useWords();
  const { data } = useDemo();
  const next = TASKS.find((task) => !done.includes(task));
  return (
    <>
      <ol className={css.tasks}>
        {TASKS.map((task) => (
          <Item key={task} task={task} isDone={done.includes(task)} isNext={task === next} />
        ))}
      </ol>
      <footer className={css.foot}>
        {data === undefined ? null : (
          <Button component="a" href={data.pages.shop} target="_blank" size="compact-xs">
            {t('guide.shop')}
          </Button>
        )}
        <Button size="compact-xs" variant="subtle" onClick={guide.startOver} disabled={done.length === 0}>
          {t('guide.again')}
        </Button>
      </footer>
    </>
  );
};

/** Open on Today unless it was folded there; other pages it covers only where it was opened. */
const useFold = ({ isFolded }: GuideState): readonly [boolean, () => void] => {
  const { pathname } = useLocation();
  const [openedAt, setOpenedAt] = useState('');
  if (pathname === '/') return [isFolded, () => guide.fold(!isFolded)];
  const isOpen = openedAt === pathname;
  return [!isOpen, () => setOpenedAt(isOpen ? '' : pathname)];
};

/** What a visitor may try; each ticks itself from what has really happened. It can be folded and put away. */
export const Guide = () => {
  const t = useWords();
  const state = useGuide();
  const [isFolded, turn] = useFold(state);
  useTicks(state);
  const { done, isAway } = state;
  if (isAway) return null;
  const Fold = isFolded ? IconChevronUp : IconChevronDown;
  return (
    <aside className={css.guide} data-folded={isFolded} aria-label={t('guide.title')}>
      <header className={css.head}>
        <button type="button" className={css.fold} aria-expanded={!isFolded} onClick={turn}>
          <Fold size={16} stroke={1.7} aria-hidden />
          <span className={css.title}>{t('guide.title')}</span>
          <span className={css.count}>{t('guide.progress', { done: done.length, all: TASKS.length })}</span>
        </button>
        <ActionIcon size={24} aria-label={t('guide.away')} title={t('guide.away')} onClick={guide.putAway}>
          <IconX size={15} stroke={1.7} />
        </ActionIcon>
      </header>
      {isFolded ? null : <Tasks done={done} />}
    </aside>
  );
};
