import { parseArgs } from 'node:util';
import { isRole, ROLES, type Role } from '../../domain/authority/role.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';

export const USAGE = `npm run invite -- --login NAME --role ROLE [options]
  --login NAME       what the person types to sign in; one who is known already is invited anew
  --role ROLE        ${ROLES.join(', ')}
  --name TEXT        in English (the login)
  --name-zh TEXT     in Chinese (as in English)
  --language NAME    ${LANGUAGES.join(' or ')} (en)`;

export type Invitee = {
  readonly login: string;
  readonly role: Role;
  readonly nameEn: string;
  readonly nameZh: string;
  readonly language: Language;
};

export class WrongUse extends Error {}

const OPTIONS = {
  login: { type: 'string' },
  role: { type: 'string' },
  name: { type: 'string' },
  'name-zh': { type: 'string' },
  language: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const LOGIN = /^[a-z0-9][a-z0-9._@+-]{1,79}$/;

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new WrongUse((error as Error).message);
  }
};

const languageIn = (text = 'en'): Language => {
  const known = LANGUAGES.find((each) => each === text);
  if (!known) throw new WrongUse(`--language is one of ${LANGUAGES.join(', ')}`);
  return known;
};

/** `help` when that is what was asked for; throws `WrongUse` for what makes no sense. */
export const readInvitee = (args: readonly string[]): Invitee | 'help' => {
  const { help, role = '', login: typed = '', ...given } = parse(args);
  if (help) return 'help';
  const login = typed.trim().toLowerCase();
  if (!LOGIN.test(login)) throw new WrongUse('--login is needed: letters, digits and . _ @ + - only');
  if (!isRole(role)) throw new WrongUse(`--role is one of ${ROLES.join(', ')}`);
  const nameEn = given.name ?? login;
  return { login, role, nameEn, nameZh: given['name-zh'] ?? nameEn, language: languageIn(given.language) };
};
