import { sql } from 'drizzle-orm';
import type { Database } from '../client.ts';

/** Published in `docs/api.md`: a key may be used anew after this time. */
const KEY_DAYS = 7;
/** Long enough for every provider's repeats, and to look into a dispute. */
const WEBHOOK_DAYS = 90;

/** A page that slept for longer reads everything anew. */
const NEWS_DAYS = 2;

/** Rows that have served: idempotency keys, the raw webhooks of providers, and news for the console alone. */
export const purgeExpired = async (db: Database): Promise<void> => {
  await db.execute(sql`DELETE FROM idempotency_key WHERE created_at < now() - ${KEY_DAYS} * interval '1 day'`);
  await db.execute(sql`DELETE FROM webhook_in WHERE received_at < now() - ${WEBHOOK_DAYS} * interval '1 day'`);
  // The last number stays: the next event's number follows from it.
  await db.execute(sql`DELETE FROM event WHERE internal AND at < now() - ${NEWS_DAYS} * interval '1 day'
    AND seq < (SELECT max(seq) FROM event)
    AND NOT EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.event_id = event.id)`);
};
