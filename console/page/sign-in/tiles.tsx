import { UnstyledButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { continueAs, type Door, type Session, speak } from '../../api/session.ts';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import type { Language } from '../../i18n/language.ts';
import { problemTexts } from '../../piece/problem-text.ts';
import { ROLE_ICON } from './role-icon.ts';
import css from './sign-in.module.css';

type Props = { readonly tiles: Door['tiles']; readonly onIn: (session: Session) => Promise<void> };

const ROLES = Object.keys(ROLE_ICON);

/** Whoever takes a place reads on in the language of the door. */
const takePlace = async (id: string, language: Language): Promise<Session> => {
  const session = await continueAs(id);
  return session.language === language ? session : speak(language);
};

/** One for each person of the demonstration, who needs no password. */
export const Tiles = ({ tiles, onIn }: Props) => {
  const t = useWords();
  const language = useLanguage();
  const inOrder = tiles.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
  const enter = useMutation({ mutationFn: (id: string) => takePlace(id, language), onSuccess: onIn });
  return (
    <>
      <p className={css.why}>{t('signIn.demo')}</p>
      {enter.error ? (
        <p className={css.error} role="alert">
          {problemTexts(enter.error, t).join(' ')}
        </p>
      ) : null}
      <ul className={css.tiles}>
        {inOrder.map(({ id, role, name }) => {
          const Icon = ROLE_ICON[role];
          return (
            <li key={id}>
              <UnstyledButton className={css.tile} disabled={enter.isPending} onClick={() => enter.mutate(id)}>
                <Icon size={22} stroke={1.5} aria-hidden />
                <span>
                  <span className={css.who}>
                    <b data-data>{name[language]}</b> <span className={css.role}>{t(`shell.role.${role}`)}</span>
                  </span>
                  <span className={css.task}>{t(`signIn.task.${role}`)}</span>
                </span>
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
    </>
  );
};
