import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWarehouseName } from '../../../api/directory.ts';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import { Facts } from '../../../piece/facts.tsx';
import { IdText } from '../../../piece/id-text.tsx';
import { Instant } from '../../../piece/instant.tsx';
import { SidePanel } from '../../../piece/side-panel.tsx';
import { AccessForm, InviteAnewForm, RoleForm } from './person-form.tsx';
import { type Invited, type Person, scopesOf } from './people.ts';
import { InviteLink } from './invite-panel.tsx';
import { PersonState } from './state.tsx';
import { ScopeList } from '../scope-list.tsx';
import css from '../settings.module.css';
import type { components } from '../../../../client/client.ts';

type List = components['schemas']['PersonList'];
type Act = 'role' | 'invite' | 'access';
type Props = { readonly person: Person; readonly list: List; readonly onClose: () => void };

const PersonFacts = ({ person }: { readonly person: Person }) => {
  const t = useWords();
  const warehouse = useWarehouseName();
  const { login, role, language, last_seen_at: seen, created_at: since, warehouse: place } = person;
  return (
    <Facts
      facts={[
        { name: t('settings.people.head.state'), value: <PersonState person={person} /> },
        { name: t('settings.people.role'), value: t(`shell.role.${role}`) },
        { name: t('settings.people.head.login'), value: <IdText id={login} /> },
        { name: t('settings.people.language'), value: t(`shell.languageName.${language}`) },
        ...(place === null
          ? []
          : [{ name: t('settings.people.head.warehouse'), value: <span data-data>{warehouse(place)}</span> }]),
        {
          name: t('settings.people.head.seen'),
          value: seen === null ? t('settings.people.never') : <Instant at={seen} />,
        },
        { name: t('settings.people.since'), value: <Instant at={since} /> },
      ]}
    />
  );
};

const Acts = ({ person, onAct }: { readonly person: Person; readonly onAct: (act: Act) => void }) => {
  const t = useWords();
  const { active, has_password: hasPassword } = person;
  return (
    <div className={css.acts}>
      {active ? <Button onClick={() => onAct('role')}>{t('settings.people.changeRole')}</Button> : null}
      {active ? (
        <Button onClick={() => onAct('invite')}>
          {t(hasPassword ? 'settings.people.resetPassword' : 'settings.people.reset')}
        </Button>
      ) : null}
      <Button onClick={() => onAct('access')}>
        {t(active ? 'settings.people.deactivate' : 'settings.people.activate')}
      </Button>
    </div>
  );
};

/** Who somebody is, what they may do, and what can be done about it. */
export const PersonPanel = ({ person, list, onClose }: Props) => {
  const t = useWords();
  const language = useLanguage();
  const [act, setAct] = useState<Act>();
  const [invited, setInvited] = useState<Invited>();
  const name = person.name[language];
  const back = (): void => setAct(undefined);
  const taken = (answer: Invited): void => {
    back();
    setInvited(answer);
  };
  return (
    <SidePanel title={<span data-data>{name}</span>} label={name} onClose={onClose}>
      <div className={css.stack}>
        {invited === undefined ? null : (
          <InviteLink invited={invited} name={name} onDone={() => setInvited(undefined)} />
        )}
        {act === 'role' ? <RoleForm person={person} list={list} onDone={back} /> : null}
        {act === 'invite' ? <InviteAnewForm person={person} onInvited={taken} onCancel={back} /> : null}
        {act === 'access' ? <AccessForm person={person} onDone={back} /> : null}
        {act === undefined && invited === undefined ? (
          <>
            <Acts person={person} onAct={setAct} />
            <PersonFacts person={person} />
            <ScopeList title={t('settings.people.may')} scopes={scopesOf(list, person.role)} />
          </>
        ) : null}
      </div>
    </SidePanel>
  );
};
