import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { LanguageSwitch } from '../../shell/language-switch.tsx';
import { Logo } from '../../shell/logo.tsx';
import { ThemeSwitch } from '../../shell/theme-switch.tsx';
import css from './sign-in.module.css';

type Props = { readonly title: string; readonly isWide?: boolean; readonly children: ReactNode };

/** The frame of the pages before somebody is signed in. */
export const Door = ({ title, isWide = false, children }: Props) => {
  useDocumentTitle(`${title} · Packhorse`);
  return (
    <div className={css.door}>
      <header className={css.head}>
        <span className={css.brand}>
          <Logo size={26} />
          Packhorse
        </span>
        <span>
          <LanguageSwitch />
          <ThemeSwitch />
        </span>
      </header>
      <main className={isWide ? css.wide : css.narrow}>
        <h1 className={css.title}>{title}</h1>
        {children}
      </main>
    </div>
  );
};
