import { Outlet } from '@tanstack/react-router';
import css from './shell.module.css';

/** For customers with a phone in one hand: no rail, large letters, everything in reach of a thumb. */
export const CustomerShell = () => (
  <div className={css.shell}>
    <Outlet />
  </div>
);
