import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import css from './page.module.css';

type Props = {
  readonly title: string;
  /** Beside the title: counts, chips of filters. */
  readonly aside?: ReactNode;
  /** On the right: at most one of them filled. */
  readonly actions?: ReactNode;
  /** A `SidePanel` beside the content. */
  readonly panel?: ReactNode;
  readonly children: ReactNode;
};

/** A page of the desk: its name, what can be done, its content, and what is open beside it. */
export const Page = ({ title, aside, actions, panel, children }: Props) => {
  useDocumentTitle(`${title} · Packhorse`);
  return (
    <div className={css.page}>
      <div className={css.column}>
        <header className={css.head}>
          <h1 className={css.title}>{title}</h1>
          <div className={css.aside}>{aside}</div>
          {actions}
        </header>
        <div className={css.body}>{children}</div>
      </div>
      {panel}
    </div>
  );
};
