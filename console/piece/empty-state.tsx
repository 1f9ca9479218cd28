import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import css from './state.module.css';

type Props = {
  readonly icon: TablerIcon;
  readonly title: string;
  /** Why there is nothing. */
  readonly why: string;
  /** What to do next, if there is something. */
  readonly children?: ReactNode;
};

export const EmptyState = ({ icon: Icon, title, why, children }: Props) => (
  <div className={css.state}>
    <Icon size={28} stroke={1.4} aria-hidden className={css.icon} />
    <p className={css.title}>{title}</p>
    <p className={css.why}>{why}</p>
    {children === undefined ? null : <div className={css.next}>{children}</div>}
  </div>
);
