import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { useMay, useSession } from '../../api/session.ts';
import { useWords } from '../../i18n/i18n.ts';
import { EmptyState } from '../../piece/empty-state.tsx';
import { IconLock } from '@tabler/icons-react';
import { SECTIONS } from './section.ts';
import css from './settings.module.css';

const Content = () => {
  const t = useWords();
  const { scopes, role } = useSession();
  const { pathname } = useLocation();
  const section = SECTIONS.find(({ to }) => pathname.startsWith(to));
  if (section === undefined) {
    const first = SECTIONS.find(({ scope }) => scopes.includes(scope));
    return first === undefined ? null : <Navigate to={first.to} replace />;
  }
  if (scopes.includes(section.scope)) return <Outlet />;
  const why = t('shell.denied.why', { role: t(`shell.role.${role}`) });
  return <EmptyState icon={IconLock} title={t('shell.denied.title')} why={why} />;
};

/** One question a page: the sections that the role may see, and one of them. */
export const SettingsPage = () => {
  const t = useWords();
  const may = useMay();
  const { controls } = useSession();
  return (
    <div className={css.settings}>
      <nav className={css.nav} aria-label={t('settings.nav.label')}>
        {SECTIONS.filter(({ scope, isOfDemo }) => may(scope) && (controls || isOfDemo === undefined)).map(
          ({ name, to }) => (
            <Link key={name} to={to} className={css.entry} activeProps={{ 'aria-current': 'page' }}>
              {t(`settings.nav.${name}`)}
            </Link>
          ),
        )}
      </nav>
      <div className={css.content}>
        <Content />
      </div>
    </div>
  );
};
