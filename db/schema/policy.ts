import { sql } from 'drizzle-orm';
import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './column.ts';
import { principal } from './principal.ts';

/** Durations and limits that operators set; the newest version of a name is in force. */
export const policy = pgTable(
  'policy',
  {
    name: text().notNull(),
    version: integer().notNull(),
    value: jsonb().$type<Record<string, number | readonly number[]>>().notNull(),
    since: instant('since').notNull().default(sql`now()`),
    /** Who set it and why; none for what the product came with. */
    setBy: text('set_by').references(() => principal.id),
    reason: text(),
  },
  (t) => [primaryKey({ columns: [t.name, t.version] })],
);

/** Working hours by weekday (0 is Sunday) in minutes of the local day, and the days that differ from them. */
export const calendar = pgTable(
  'calendar',
  {
    id: text().notNull(),
    version: integer().notNull(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    timeZone: text('time_zone').notNull(),
    hours: jsonb().$type<Readonly<Record<string, readonly (readonly [number, number])[]>>>().notNull(),
    exceptions: jsonb().$type<Readonly<Record<string, 'off' | 'work'>>>().notNull().default({}),
    since: instant('since').notNull().default(sql`now()`),
    setBy: text('set_by').references(() => principal.id),
    reason: text(),
  },
  (t) => [primaryKey({ columns: [t.id, t.version] })],
);
