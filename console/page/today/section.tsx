import type { ReactNode } from 'react';
import css from './today.module.css';

type Props = {
  readonly title: string;
  /** Beside the title, on the right. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

/** A part of the page under its own heading. */
export const Section = ({ title, aside, children }: Props) => (
  <section aria-label={title}>
    <header className={css.sectionHead}>
      <h2 className={css.sectionTitle}>{title}</h2>
      {aside}
    </header>
    {children}
  </section>
);
