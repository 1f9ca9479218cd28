import { sql } from 'drizzle-orm';
import { compareText } from '../../domain/compare.ts';
import type { Chapter } from '../../domain/order/chapter.ts';
import type { Queryable } from '../client.ts';
import { anyOf } from './list.ts';
import { moneyEntries, orderEntries, stockEntries } from './timeline-desk.ts';
import { floorEntries, messageEntries, parcelEntries } from './timeline-floor.ts';
import { actionEntries, noteEntries, troubleEntries } from './timeline-people.ts';

/** `by` is a principal; `via` says who it was where nobody has a row, as `carrier:egret`. */
export type TimelineRow = {
  readonly at: string;
  readonly chapter: Chapter;
  readonly kind: string;
  /** Of the parcel. */
  readonly n: number | null;
  readonly facts: Record<string, unknown>;
  readonly by: string | null;
  readonly via: string | null;
};

export type TimelineOf = { readonly orderId: string; readonly isForStaff: boolean };

const FOR_ALL = [orderEntries, moneyEntries, stockEntries, floorEntries, parcelEntries, messageEntries];
const FOR_STAFF = [...FOR_ALL, troubleEntries, actionEntries, noteEntries];

/** Everything that is recorded about an order, oldest first; texts to people and contact data stay out, for a shop also what is internal. */
export const timelineOf = async (db: Queryable, of: TimelineOf): Promise<TimelineRow[]> => {
  const parts = await Promise.all((of.isForStaff ? FOR_STAFF : FOR_ALL).map((entries) => db.execute(entries(of))));
  const rows = parts.flatMap((part) => [...part] as unknown as TimelineRow[]);
  return rows
    .map((row) => ({ ...row, at: new Date(row.at).toISOString() }))
    .toSorted((a, b) => compareText(a.at, b.at));
};

export type Person = { readonly kind: string; readonly role: string; readonly zh: string; readonly en: string };

/** Who they are, by their ids; people of the staff by their own names. */
export const readPeople = async (db: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> => {
  if (ids.length === 0) return new Map();
  const rows = await db.execute<Person & { id: string }>(sql`
    SELECT p.id, p.kind, p.role, coalesce(s.name_zh, p.name) AS zh, coalesce(s.name_en, p.name) AS en
    FROM principal p LEFT JOIN staff s ON s.principal_id = p.id WHERE p.id = ${anyOf(ids)}`);
  return new Map([...rows].map(({ id, ...person }) => [id, person]));
};
