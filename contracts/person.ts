import { z } from 'zod';
import { SCOPES } from '../domain/authority/principal.ts';
import { ROLES } from '../domain/authority/role.ts';
import { LANGUAGES } from '../domain/language.ts';
import { instant } from './money.ts';
import { bothNames } from './session.ts';
import { code, line } from './text.ts';

const names = z.strictObject({ 'zh-CN': line(60), en: line(60) });
const login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@+-]{1,79}$/, 'letters, digits and . _ @ + - only');

/** Why somebody did it, for whoever reads the audit log. */
export const reason = line(300);

export const newPerson = z
  .strictObject({
    login,
    name: names,
    role: z.enum(ROLES),
    language: z.enum(LANGUAGES),
    warehouse: code.nullable().default(null).describe('Where somebody of the floor works'),
  })
  .meta({ id: 'NewPerson' });
export type NewPerson = z.infer<typeof newPerson>;

export const personChange = z
  .strictObject({
    role: z.enum(ROLES),
    active: z.boolean().describe('false ends their sessions and keys at once'),
    name: names,
    language: z.enum(LANGUAGES),
    warehouse: code.nullable(),
  })
  .partial()
  .extend({ reason })
  .meta({ id: 'PersonChange' });
export type PersonChange = z.infer<typeof personChange>;

export const newInvitation = z.strictObject({ reason }).meta({ id: 'NewInvitation' });

const person = {
  id: z.string(),
  login: z.string(),
  name: bothNames,
  role: z.enum(ROLES),
  language: z.enum(LANGUAGES),
  warehouse: z.string().nullable(),
  active: z.boolean(),
  has_password: z.boolean(),
  last_seen_at: instant.nullable(),
  invited_until: instant.nullable(),
  created_at: instant,
};

export const personView = z.object(person).meta({ id: 'Person' });
export const personList = z
  .object({
    data: z.array(personView),
    roles: z
      .array(z.object({ role: z.enum(ROLES), scopes: z.array(z.enum(SCOPES)) }))
      .describe('What each role may do'),
  })
  .meta({ id: 'PersonList' });
export const invitedPerson = z
  .object({
    ...person,
    invite_url: z.string().describe('Shown this once: whoever opens it chooses the password'),
  })
  .meta({ id: 'InvitedPerson' });
