import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../../db/client.ts';
import { addAudit } from '../../db/queries/event.ts';
import { newId } from '../../db/queries/new-id.ts';
import { countFailure, endSessionsOf, forgetFailures, lockedMs, startSession } from '../../db/queries/session.ts';
import { listShops } from '../../db/queries/shop.ts';
import {
  findInvited,
  findStaff,
  findStaffByLogin,
  listStaff,
  setStaff,
  type StaffRow,
} from '../../db/queries/staff.ts';
import { judgePassword, lockAfter } from '../../domain/authority/sign-in.ts';
import { FaultError } from '../../domain/fault-error.ts';
import { fault } from '../../domain/faults.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';
import { hashPassword, isPassword } from './password.ts';
import { hashSecret, newSecret } from './secret.ts';

type Opened = { readonly secret: string; readonly person: StaffRow; readonly expiresAt: string };
type Entry = { readonly person: StaffRow; readonly isDemo: boolean; readonly how: string };

const open = async (db: Database, { person, isDemo, how }: Entry): Promise<Opened> => {
  const secret = newSecret();
  const expiresAt = await db.transaction(async (tx) => {
    const until = await startSession(tx, { hash: hashSecret(secret), principalId: person.principalId, isDemo });
    await forgetFailures(tx, person.login);
    await addAudit(tx, { id: newId('aud'), actor: person.principalId, action: how, ref: person.principalId });
    return until;
  });
  return { secret, person, expiresAt };
};

/** A wrong password, an unknown login and one that has left are told in the same words after the same time. */
const signIn = async (
  db: Database,
  given: { login: string; password: string },
  log: FastifyBaseLogger,
): Promise<Opened> => {
  const { login, password } = given;
  const retryAfterMs = await lockedMs(db, login);
  if (retryAfterMs > 0) throw new FaultError(fault('SIGN_IN_LOCKED'), { retryAfterMs });
  const person = await findStaffByLogin(db, login);
  const isRight = await isPassword(password, person?.passwordHash);
  if (person?.active && isRight) return open(db, { person, isDemo: false, how: 'session.start' });
  await db.transaction((tx) => countFailure(tx, login, lockAfter));
  log.info({ principal: person?.principalId }, 'sign-in failed');
  throw new Refusal([fault('SIGN_IN_FAILED')]);
};

const setPassword = async (
  db: Database,
  { invite, password }: { invite: string; password: string },
): Promise<Opened> => {
  const person = await findInvited(db, hashSecret(invite));
  if (!person) throw new Refusal([fault('INVITE_UNKNOWN')]);
  const flaw = judgePassword(password, person.login);
  if (flaw) throw new Refusal([fault('PASSWORD_WEAK', '/password', { flaw })]);
  const passwordHash = await hashPassword(password);
  await db.transaction(async (tx) => {
    await setStaff(tx, person.principalId, { passwordHash, inviteHash: null, inviteUntil: null });
    await endSessionsOf(tx, person.principalId);
  });
  return open(db, { person, isDemo: false, how: 'session.password' });
};

/** Who comes in, and as whom. */
export const createSessionHandlers = ({ db, demo, demoStage, pace, temporalUiUrl }: ApiDeps) => ({
  door: async () => {
    const people = demo ? await listStaff(db) : [];
    const tiles = people.filter(({ active }) => active);
    return {
      demo,
      tiles: tiles.map((person) => ({ id: person.principalId, role: person.role, name: namesOf(person) })),
    };
  },

  signIn: (given: { login: string; password: string }, log: FastifyBaseLogger): Promise<Opened> =>
    signIn(db, given, log),

  continueAs: async (principalId: string): Promise<Opened> => {
    const person = demo ? await findStaff(db, principalId) : undefined;
    if (!person?.active) throw new Refusal([fault('SIGN_IN_FAILED')]);
    return open(db, { person, isDemo: true, how: 'session.demo' });
  },

  setPassword: (given: { invite: string; password: string }): Promise<Opened> => setPassword(db, given),

  setLanguage: (principalId: string, language: string): Promise<void> => setStaff(db, principalId, { language }),

  view: async (principalId: string) => {
    const person = await findStaff(db, principalId);
    if (!person) throw new Error('a session of nobody');
    const shops = await listShops(db);
    return {
      person,
      demo,
      controls: demoStage !== undefined,
      pace,
      temporalUiUrl,
      shops: shops.map(({ id, name, timeZone, currencies }) => ({ id, name, time_zone: timeZone, currencies })),
    };
  },
});

export const namesOf = ({ nameZh, nameEn }: Pick<StaffRow, 'nameZh' | 'nameEn'>) => ({ 'zh-CN': nameZh, en: nameEn });
