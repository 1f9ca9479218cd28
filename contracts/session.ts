import { z } from 'zod';
import { SCOPES } from '../domain/authority/principal.ts';
import { ROLES } from '../domain/authority/role.ts';
import { LANGUAGES } from '../domain/language.ts';
import { currency, instant } from './money.ts';

export const bothNames = z.object({ 'zh-CN': z.string(), en: z.string() });

const login = z.string().trim().toLowerCase().min(1).max(100);
const password = z.string().min(1).max(400);

export const signIn = z.strictObject({ login, password }).meta({ id: 'SignIn' });
export const continueAs = z.strictObject({ principal_id: z.string().max(60) }).meta({ id: 'ContinueAs' });
export const newPassword = z
  .strictObject({ invite: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'the secret of the invitation'), password })
  .meta({ id: 'NewPassword' });
export const sessionChange = z.strictObject({ language: z.enum(LANGUAGES) }).meta({ id: 'SessionChange' });

const role = z.enum(ROLES);

/** What is shown before anybody has signed in; in the demo, whose place one may take. */
export const door = z
  .object({ demo: z.boolean(), tiles: z.array(z.object({ id: z.string(), role, name: bothNames })) })
  .meta({ id: 'Door' });

export const sessionView = z
  .object({
    id: z.string(),
    login: z.string(),
    role,
    name: bothNames,
    language: z.enum(LANGUAGES),
    warehouse: z.string().nullable(),
    scopes: z.array(z.enum(SCOPES)),
    demo: z.boolean(),
    controls: z.boolean().describe("The demo's faults and processes can be steered from here"),
    pace: z.object({ human: z.number(), transport: z.number() }),
    temporal_ui_url: z.string(),
    shops: z.array(
      z.object({ id: z.string(), name: z.string(), time_zone: z.string(), currencies: z.array(currency) }),
    ),
    expires_at: instant,
  })
  .meta({ id: 'Session' });
