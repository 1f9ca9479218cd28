import { desc, eq, sql } from 'drizzle-orm';
import type { Calendar } from '../../domain/service-level/calendar.ts';
import type { Queryable, Transaction } from '../client.ts';
import { calendar } from '../schema/policy.ts';
import { principal } from '../schema/principal.ts';
import { staff } from '../schema/staff.ts';

const select = (db: Queryable) =>
  db
    .select({ calendar, by: principal.name, byZh: staff.nameZh })
    .from(calendar)
    .leftJoin(principal, eq(principal.id, calendar.setBy))
    .leftJoin(staff, eq(staff.principalId, calendar.setBy))
    .$dynamic();

export type CalendarRow = Awaited<ReturnType<typeof select>>[number];

const inForce = sql`${calendar.version} = (SELECT max(c.version) FROM calendar c WHERE c.id = ${calendar.id})`;

/** The version in force of each. */
export const listCalendars = (db: Queryable): Promise<CalendarRow[]> => select(db).where(inForce).orderBy(calendar.id);

/** Newest first: the first is in force. */
export const calendarVersions = (db: Queryable, id: string): Promise<CalendarRow[]> =>
  select(db).where(eq(calendar.id, id)).orderBy(desc(calendar.version)).limit(50);

export type NewCalendarVersion = Calendar & {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** 0 for the first version of a calendar. */
  readonly basedOn: number;
  readonly setBy: string;
  readonly reason: string;
};

/** False when another version is in force than the one it is based on, also when that one comes at the same moment. */
export const addCalendarVersion = async (tx: Transaction, row: NewCalendarVersion): Promise<boolean> => {
  const { id, nameZh, nameEn, timeZone, hours, exceptions, basedOn, setBy, reason } = row;
  const added = await tx.execute(sql`
    INSERT INTO calendar (id, version, name_zh, name_en, time_zone, hours, exceptions, set_by, reason)
    SELECT ${id}, ${basedOn + 1}, ${nameZh}, ${nameEn}, ${timeZone}, ${JSON.stringify(hours)}::jsonb,
      ${JSON.stringify(exceptions)}::jsonb, ${setBy}, ${reason}
    WHERE ${basedOn} = (SELECT coalesce(max(version), 0) FROM calendar WHERE id = ${id})
    ON CONFLICT DO NOTHING RETURNING 1`);
  return added.length > 0;
};
