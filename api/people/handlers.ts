import type { NewPerson, PersonChange } from '../../contracts/person.ts';
import type { Queryable, Transaction } from '../../db/client.ts';
import { addAudit } from '../../db/queries/event.ts';
import { newId } from '../../db/queries/new-id.ts';
import { endSessionsOf, forgetFailures } from '../../db/queries/session.ts';
import {
  addPerson,
  inviteAnew,
  listPeople,
  lockAdmins,
  type PersonRow,
  setPost,
  setStaff,
} from '../../db/queries/staff.ts';
import { isWarehouse } from '../../db/queries/shop.ts';
import { ROLES, scopesOf } from '../../domain/authority/role.ts';
import { decidePost, endsSessions } from '../../domain/authority/staffing.ts';
import { type Fault, fault } from '../../domain/faults.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';
import { hashSecret, newSecret } from '../session/secret.ts';
import { presentInvited, presentPerson } from './present.ts';

type Facts = Readonly<Record<string, unknown>>;
type Noted = { readonly actor: string; readonly action: string; readonly ref: string; readonly facts: Facts };

const note = (tx: Transaction, entry: Noted): Promise<void> => addAudit(tx, { id: newId('aud'), ...entry });

const personOf = async (db: Queryable, id: string): Promise<PersonRow> => {
  const [row] = await listPeople(db, id);
  if (!row) throw new Refusal([fault('PERSON_UNKNOWN')]);
  return row;
};

const faultsOfWarehouse = async (db: Queryable, warehouse: string | null | undefined): Promise<Fault[]> =>
  typeof warehouse === 'string' && !(await isWarehouse(db, warehouse))
    ? [fault('WAREHOUSE_UNKNOWN', '/warehouse')]
    : [];

/** Who works here and what they may do. */
export const createPeopleHandlers = ({ db, publicUrl }: ApiDeps) => ({
  list: async () => ({
    data: (await listPeople(db)).map(presentPerson),
    roles: ROLES.map((role) => ({ role, scopes: [...scopesOf(role)] })),
  }),

  invite: (actor: string, { name, ...asked }: NewPerson) =>
    db.transaction(async (tx) => {
      const faults = await faultsOfWarehouse(tx, asked.warehouse);
      const [id, secret] = [newId('prn'), newSecret()];
      const isAdded = await addPerson(tx, { ...asked, id, nameZh: name['zh-CN'], nameEn: name.en });
      if (!isAdded) faults.unshift(fault('LOGIN_TAKEN', '/login'));
      if (faults.length > 0) throw new Refusal(faults);
      await inviteAnew(tx, id, hashSecret(secret));
      const facts = { login: asked.login, role: asked.role };
      await note(tx, { actor, action: 'staff.invite', ref: id, facts });
      return presentInvited(await personOf(tx, id), { publicUrl, secret });
    }),

  change: (actor: string, id: string, change: PersonChange) =>
    db.transaction((tx) => changePerson(tx, { actor, id, change })),

  inviteAnew: (actor: string, id: string, reason: string) =>
    db.transaction(async (tx) => {
      const { active, login } = await personOf(tx, id);
      if (!active) throw new Refusal([fault('PERSON_INACTIVE')]);
      const secret = newSecret();
      await inviteAnew(tx, id, hashSecret(secret));
      await endSessionsOf(tx, id);
      await forgetFailures(tx, login);
      await note(tx, { actor, action: 'staff.reset_password', ref: id, facts: { reason } });
      return presentInvited(await personOf(tx, id), { publicUrl, secret });
    }),
});

type Change = { readonly actor: string; readonly id: string; readonly change: PersonChange };

const changePerson = async (tx: Transaction, { actor, id, change }: Change) => {
  const admins = await lockAdmins(tx);
  const before = await personOf(tx, id);
  const others = admins.filter((admin) => admin !== id).length;
  const post = decidePost(before, postIn(change), others);
  const faults = [...(post.ok ? [] : post.faults), ...(await faultsOfWarehouse(tx, change.warehouse))];
  const entries = entriesOf(before, change);
  if (entries.length === 0) faults.push(fault('NOTHING_CHANGED'));
  if (!post.ok || faults.length > 0) throw new Refusal(faults);
  await setPost(tx, id, post.value);
  await setStaff(tx, id, rowOf(before, { ...change, active: post.value.active }));
  if (endsSessions(before, post.value)) await endSessionsOf(tx, id);
  for (const { action, facts } of entries)
    await note(tx, { actor, action, ref: id, facts: { ...facts, reason: change.reason } });
  return presentPerson(await personOf(tx, id));
};

const postIn = ({ role, active }: PersonChange) => ({
  ...(role === undefined ? {} : { role }),
  ...(active === undefined ? {} : { active }),
});

/** An invitation does not outlive its person's time here. */
const rowOf = (before: PersonRow, { name, language, warehouse, active }: PersonChange) => ({
  nameZh: name?.['zh-CN'] ?? before.nameZh,
  nameEn: name?.en ?? before.nameEn,
  language: language ?? before.language,
  warehouse: warehouse === undefined ? before.warehouse : warehouse,
  ...(active === false ? { inviteHash: null, inviteUntil: null } : {}),
});

/** What the audit log says: one entry for each thing that is different afterwards. */
const entriesOf = (before: PersonRow, change: PersonChange): { action: string; facts: Facts }[] => {
  const { role, active } = change;
  const after = rowOf(before, change);
  const details = (['nameZh', 'nameEn', 'language', 'warehouse'] as const).filter((key) => after[key] !== before[key]);
  return [
    ...(role === undefined || role === before.role
      ? []
      : [{ action: 'staff.change_role', facts: { from: before.role, to: role } }]),
    ...(active === undefined || active === before.active
      ? []
      : [{ action: active ? 'staff.activate' : 'staff.deactivate', facts: {} }]),
    ...(details.length === 0 ? [] : [{ action: 'staff.change', facts: { details } }]),
  ];
};
