import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { HEALTH_KINDS, HEALTH_STATES } from '../../domain/health.ts';
import { instant } from './column.ts';

/** What each process sees of what the product needs, and since when. Rows of a process that has gone are not seen again. */
export const health = pgTable(
  'health',
  {
    kind: text({ enum: HEALTH_KINDS }).notNull(),
    name: text().notNull(),
    process: text().notNull(),
    state: text({ enum: HEALTH_STATES }).notNull(),
    since: instant().notNull(),
    seenAt: instant('seen_at').notNull().default(sql`now()`),
    facts: jsonb().$type<Readonly<Record<string, string | number | null>>>().notNull().default({}),
  },
  (t) => [primaryKey({ columns: [t.kind, t.name, t.process] }), index('health_age').on(t.seenAt)],
);
