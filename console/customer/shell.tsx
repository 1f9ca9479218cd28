import { Outlet } from '@tanstack/react-router';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import css from './shell.module.css';

/** For customers with a phone in one hand: no rail, large letters, everything in reach of a thumb. */
export const CustomerShell = () => (
  <div className={css.shell}>
    <header className={css.head}>
      <LanguageSwitch />
    </header>
    <main className={css.main}>
      <Outlet />
    </main>
  </div>
);
