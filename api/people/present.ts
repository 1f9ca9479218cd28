import type { z } from 'zod';
import type { invitedPerson, personView } from '../../contracts/person.ts';
import type { PersonRow } from '../../db/queries/staff.ts';
import { languageOf } from '../../domain/language.ts';
import { namesOf } from '../session/handlers.ts';

type PersonView = z.infer<typeof personView>;

export const presentPerson = (row: PersonRow): PersonView => ({
  id: row.principalId,
  login: row.login,
  name: namesOf(row),
  role: row.role,
  language: languageOf(row.language),
  warehouse: row.warehouse,
  active: row.active,
  has_password: row.passwordHash !== null,
  last_seen_at: row.seenAt,
  invited_until: row.inviteUntil,
  created_at: row.createdAt,
});

/** The secret stands behind the #, which browsers send to nobody. */
export const presentInvited = (
  row: PersonRow,
  { publicUrl, secret }: { readonly publicUrl: string; readonly secret: string },
): z.infer<typeof invitedPerson> => ({ ...presentPerson(row), invite_url: `${publicUrl}/invite#${secret}` });
