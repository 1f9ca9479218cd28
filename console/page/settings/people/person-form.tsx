import { Select } from '@mantine/core';
import { useState } from 'react';
import type { components } from '../../../../client/client.ts';
import type { Role } from '../../../api/session.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { ActForm, type Reasons } from '../act-form.tsx';
import { changePerson, type Invited, inviteAnew, type Person, scopesOf } from './people.ts';
import { useRoleOptions } from './role-options.ts';

type List = components['schemas']['PersonList'];
type ReasonName = 'promoted' | 'joined' | 'left' | 'forgot' | 'lost';

const useReasons = (...names: readonly ReasonName[]): Reasons => {
  const t = useWords();
  return names.map((name) => ({ value: name, label: t(`settings.people.reasons.${name}`) }));
};

type RoleProps = { readonly person: Person; readonly list: List; readonly onDone: () => void };

export const RoleForm = ({ person, list, onDone }: RoleProps) => {
  const t = useWords();
  const roles = useRoleOptions();
  const reasons = useReasons('promoted', 'joined');
  const [role, setRole] = useState<Role>(person.role);
  const [before, after] = [scopesOf(list, person.role), scopesOf(list, role)];
  const count = after.filter((scope) => !before.includes(scope)).length;
  const less = before.filter((scope) => !after.includes(scope)).length;
  const isOther = role !== person.role;
  return (
    <ActForm
      draftKey={`people/role/${person.id}`}
      under="people"
      act={t('settings.people.changeRole')}
      undo={t('settings.people.undo.role')}
      reasons={reasons}
      effects={[
        {
          what: t('settings.people.effect.role'),
          before: t(`shell.role.${person.role}`),
          after: t(`shell.role.${role}`),
        },
        {
          what: t('settings.people.effect.rights'),
          before: before.length,
          after: isOther ? t('settings.people.effect.more', { count, less }) : before.length,
        },
        {
          what: t('settings.people.effect.sessions'),
          before: t('settings.people.effect.sessionsNow'),
          after: t(isOther ? 'settings.people.effect.sessionsEnd' : 'settings.people.effect.sessionsNow'),
        },
      ]}
      send={(reason) => changePerson(person.id, { role, reason })}
      onDone={onDone}
      onCancel={onDone}
    >
      <Select
        label={t('settings.people.field.role')}
        data={roles}
        value={role}
        allowDeselect={false}
        onChange={(value) => setRole((value ?? person.role) as Role)}
      />
    </ActForm>
  );
};

type AccessProps = { readonly person: Person; readonly onDone: () => void };

/** The end of somebody's time here, or their return. */
export const AccessForm = ({ person, onDone }: AccessProps) => {
  const t = useWords();
  const leaving = useReasons('left', 'lost');
  const returning = useReasons('joined');
  const { active } = person;
  const word = (isIn: boolean): string => t(isIn ? 'settings.people.effect.yes' : 'settings.people.effect.no');
  const ends = [
    {
      what: t('settings.people.effect.sessions'),
      before: t('settings.people.effect.sessionsNow'),
      after: t('settings.people.effect.sessionsEnd'),
    },
    {
      what: t('settings.people.effect.keys'),
      before: t('settings.people.effect.keysNow'),
      after: t('settings.people.effect.keysEnd'),
    },
  ];
  return (
    <ActForm
      draftKey={`people/access/${person.id}`}
      under="people"
      act={t(active ? 'settings.people.deactivate' : 'settings.people.activate')}
      {...(active ? { undo: t('settings.people.undo.active') } : {})}
      reasons={active ? leaving : returning}
      effects={[
        { what: t('settings.people.effect.access'), before: word(active), after: word(!active) },
        ...(active ? ends : []),
      ]}
      send={(reason) => changePerson(person.id, { active: !active, reason })}
      onDone={onDone}
      onCancel={onDone}
    />
  );
};

type InviteProps = {
  readonly person: Person;
  readonly onInvited: (invited: Invited) => void;
  readonly onCancel: () => void;
};

export const InviteAnewForm = ({ person, onInvited, onCancel }: InviteProps) => {
  const t = useWords();
  const reasons = useReasons('forgot', 'lost', 'joined');
  const { has_password: hasPassword } = person;
  return (
    <ActForm
      draftKey={`people/invite/${person.id}`}
      under="people"
      act={t(hasPassword ? 'settings.people.resetPassword' : 'settings.people.reset')}
      reasons={reasons}
      effects={[
        {
          what: t('settings.people.effect.password'),
          before: t(hasPassword ? 'settings.people.effect.yes' : 'settings.people.effect.no'),
          after: t(hasPassword ? 'settings.people.effect.passwordGone' : 'settings.people.effect.no'),
        },
        {
          what: t('settings.people.effect.sessions'),
          before: t('settings.people.effect.sessionsNow'),
          after: t('settings.people.effect.sessionsEnd'),
        },
      ]}
      send={(reason) => inviteAnew(person.id, reason)}
      onDone={onInvited}
      onCancel={onCancel}
    />
  );
};
