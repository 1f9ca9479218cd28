import { sql } from 'drizzle-orm';
import { boolean, pgEnum, pgTable, text } from 'drizzle-orm/pg-core';
import { PRINCIPAL_KINDS } from '../../domain/authority/principal.ts';
import { instant } from './column.ts';
import { shop } from './shop.ts';

export const principalKind = pgEnum('principal_kind', PRINCIPAL_KINDS);

export const principal = pgTable('principal', {
  id: text().primaryKey(),
  kind: principalKind().notNull(),
  role: text().notNull(),
  name: text().notNull(),
  shopId: text('shop_id').references(() => shop.id),
  active: boolean().notNull().default(true),
});

/** The secret is shown once; only its SHA-256 is kept (256 random bits need no slow hash). */
export const apiKey = pgTable('api_key', {
  id: text().primaryKey(),
  principalId: text('principal_id')
    .notNull()
    .references(() => principal.id),
  secretHash: text('secret_hash').notNull(),
  scopes: text().array().notNull(),
  createdAt: instant('created_at').notNull().default(sql`now()`),
  expiresAt: instant('expires_at'),
  revokedAt: instant('revoked_at'),
  lastUsedAt: instant('last_used_at'),
});
