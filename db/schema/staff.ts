import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column.ts';
import { principal } from './principal.ts';

/** A person who signs in to the console. The role is the principal's. */
export const staff = pgTable(
  'staff',
  {
    principalId: text('principal_id')
      .primaryKey()
      .references(() => principal.id),
    /** Lower case; what the person types to sign in. */
    login: text().notNull().unique(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    language: text().notNull(),
    warehouse: text(),
    /** argon2id; none until the invitation has been answered. */
    passwordHash: text('password_hash'),
    /** SHA-256 of the secret in the link by which a first or a new password is set. */
    inviteHash: text('invite_hash').unique(),
    inviteUntil: instant('invite_until'),
    lastSeenAt: instant('last_seen_at'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
  },
  (t) => [
    check('staff_login_lower_case', sql`${t.login} = lower(${t.login})`),
    check('staff_invite_ends', sql`(${t.inviteHash} IS NULL) = (${t.inviteUntil} IS NULL)`),
  ],
);

/** The cookie holds a secret of 256 random bits; only its SHA-256 is kept. */
export const session = pgTable(
  'session',
  {
    hash: text().primaryKey(),
    principalId: text('principal_id')
      .notNull()
      .references(() => principal.id),
    /** Continued in the demo without a password. */
    isDemo: boolean('is_demo').notNull().default(false),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    seenAt: instant('seen_at').notNull().default(sql`now()`),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('session_principal').on(t.principalId), index('session_age').on(t.expiresAt)],
);

/** Failures in a row for whatever was typed as a login, known or not, so that the answer tells neither. */
export const signInFailure = pgTable('sign_in_failure', {
  login: text().primaryKey(),
  count: integer().notNull(),
  lockedUntil: instant('locked_until'),
  at: instant().notNull().default(sql`now()`),
});
