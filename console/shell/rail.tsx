import { Link } from '@tanstack/react-router';
import { useSession } from '../api/session.ts';
import { useWords } from '../i18n/i18n.ts';
import { type Family, familiesOf } from './family.ts';
import { Logo } from './logo.tsx';
import css from './rail.module.css';

const Entry = ({ family: { name, to, icon: Icon } }: { readonly family: Family }) => {
  const t = useWords();
  return (
    <Link to={to} className={css.entry} activeProps={{ 'aria-current': 'page' }} activeOptions={{ exact: to === '/' }}>
      <Icon size={18} stroke={1.7} aria-hidden />
      <span className={css.word}>{t(`shell.family.${name}`)}</span>
    </Link>
  );
};

export const Rail = () => {
  const t = useWords();
  const { scopes } = useSession();
  return (
    <nav className={css.rail} aria-label={t('shell.rail')}>
      <Link to="/" className={css.brand} aria-label={t('shell.product')}>
        <Logo />
        <span className={css.word}>{t('shell.product')}</span>
      </Link>
      {familiesOf(scopes).map((family) => (
        <Entry key={family.name} family={family} />
      ))}
    </nav>
  );
};
