import { sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';

/** When it should have gone on. */
const DUE = sql`to_char(waiting_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Gives waits that passed their time to a person, with the code of what is late; answers how many. */
export const markOverdue = async (db: Queryable): Promise<number> => {
  const rows = await db.execute<{ id: string }>(sql`
    UPDATE "order" SET needs_attention = 'late_' || waiting_on, waiting_on = 'attention', next_actor = 'ops',
      waiting_until = now() + interval '1 day', waiting_facts = waiting_facts || jsonb_build_object('reason', 'delayed', 'since', ${DUE}), version = version + 1
    WHERE ended_at IS NULL AND waiting_until < now() - interval '20 seconds' AND waiting_on <> 'attention'
    RETURNING id`);
  return rows.length;
};
