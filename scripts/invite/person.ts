import { hashSecret, newSecret } from '../../api/session/secret.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { addAudit } from '../../db/queries/event.ts';
import { newId } from '../../db/queries/new-id.ts';
import { endSessionsOf, forgetFailures } from '../../db/queries/session.ts';
import { addPerson, findStaffByLogin, inviteAnew, setPost } from '../../db/queries/staff.ts';
import type { Invitee } from './options.ts';

const findOrAdd = async (tx: Transaction, invitee: Invitee): Promise<string> => {
  const known = await findStaffByLogin(tx, invitee.login);
  if (known) return known.principalId;
  const id = newId('prn');
  await addPerson(tx, { ...invitee, id, warehouse: null });
  return id;
};

/** By whoever may open the database: the first of an installation, and anybody who has shut themselves out. Answers the secret. */
export const invitePerson = (db: Database, invitee: Invitee): Promise<string> =>
  db.transaction(async (tx) => {
    const id = await findOrAdd(tx, invitee);
    const secret = newSecret();
    await setPost(tx, id, { role: invitee.role, active: true });
    await inviteAnew(tx, id, hashSecret(secret));
    await endSessionsOf(tx, id);
    await forgetFailures(tx, invitee.login);
    const facts = { login: invitee.login, role: invitee.role, by: 'command line' };
    await addAudit(tx, { id: newId('aud'), actor: 'system', action: 'staff.invite', ref: id, facts });
    return secret;
  });
