import { IconLock } from '@tabler/icons-react';
import { Navigate, useMatches } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSession } from '../api/session.ts';
import { useWords } from '../i18n/i18n.ts';
import { EmptyState } from '../piece/empty-state.tsx';
import { FAMILIES, familiesOf, homeOf } from './family.ts';

const isUnder = (path: string, to: string): boolean => path === to || (to !== '/' && path.startsWith(`${to}/`));

/** Shows pages to the roles that have their family; from `/` everybody else is led to a home of their own. */
export const Guard = ({ children }: { readonly children: ReactNode }) => {
  const t = useWords();
  const { scopes, role } = useSession();
  // The page that is on the screen: the address may already be of the one that is being fetched.
  const pathname = useMatches({ select: (matches) => matches.at(-1)?.pathname ?? '/' });
  const family = FAMILIES.find(({ to }) => isUnder(pathname, to));
  if (family === undefined || familiesOf(scopes).includes(family)) return children;
  if (family.to === '/') return <Navigate to={homeOf(scopes)} replace />;
  const why = t('shell.denied.why', { role: t(`shell.role.${role}`) });
  return <EmptyState icon={IconLock} title={t('shell.denied.title')} why={why} />;
};
