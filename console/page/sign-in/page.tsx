import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { SESSION } from '../../api/session-key.ts';
import { doorQuery, type Session } from '../../api/session.ts';
import { useWords } from '../../i18n/i18n.ts';
import { ErrorState } from '../../piece/error-state.tsx';
import { Loading } from '../../piece/loading.tsx';
import { Door } from './door.tsx';
import { LoginForm } from './login-form.tsx';
import { Tiles } from './tiles.tsx';

/** Only to a page of ours: an address that leads elsewhere is not followed. */
const wayBack = (to: unknown): string => (typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/');

export const SignInPage = () => {
  const t = useWords();
  const { to } = useSearch({ strict: false }) as { to?: string };
  const navigate = useNavigate();
  const client = useQueryClient();
  const door = useQuery(doorQuery);
  const goIn = async (session: Session): Promise<void> => {
    client.setQueryData(SESSION, session);
    await navigate({ href: wayBack(to), replace: true });
  };
  if (door.error) return <ErrorState error={door.error} onRetry={() => void door.refetch()} />;
  if (!door.data) return <Loading />;
  return (
    <Door title={door.data.demo ? t('signIn.continueAs') : t('signIn.title')} isWide={door.data.demo}>
      {door.data.demo ? <Tiles tiles={door.data.tiles} onIn={goIn} /> : <LoginForm onIn={goIn} />}
    </Door>
  );
};
