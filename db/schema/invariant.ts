import { bigint, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { INVARIANTS } from '../../domain/invariant.ts';
import { instant } from './column.ts';

/** What the last look at each invariant has found. */
export const invariant = pgTable('invariant', {
  name: text({ enum: INVARIANTS }).primaryKey(),
  checked: bigint({ mode: 'number' }).notNull(),
  broken: integer().notNull(),
  sample: jsonb().$type<readonly string[]>().notNull(),
  lookedAt: instant('looked_at').notNull(),
  /** Since when it holds, or does not. */
  since: instant().notNull(),
});
