import { sql } from 'drizzle-orm';
import type { Database } from '../client.ts';

/** Published in `docs/api.md`: a key may be used anew after this time. */
const KEY_DAYS = 7;
/** Long enough for every provider's repeats, and to look into a dispute. */
const WEBHOOK_DAYS = 90;

/** Rows that have served: idempotency keys and the raw webhooks of providers. */
export const purgeExpired = async (db: Database): Promise<void> => {
  await db.execute(sql`DELETE FROM idempotency_key WHERE created_at < now() - ${KEY_DAYS} * interval '1 day'`);
  await db.execute(sql`DELETE FROM webhook_in WHERE received_at < now() - ${WEBHOOK_DAYS} * interval '1 day'`);
};
