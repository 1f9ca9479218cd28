import { sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { webhookIn } from '../schema/message.ts';

export type KeptWebhook = {
  readonly provider: string;
  readonly eventId: string;
  readonly raw: string;
  readonly outcome: string;
};

/** False when this event was kept before: providers repeat until they are answered. */
export const keepWebhook = async (tx: Queryable, row: KeptWebhook): Promise<boolean> => {
  const kept = await tx.insert(webhookIn).values(row).onConflictDoNothing().returning({ id: webhookIn.id });
  return kept.length > 0;
};

/** So many of the latest arrivals are looked through. */
const LOOKED_THROUGH = 5_000;

/** When each provider was last heard of. */
export const lastArrivals = async (db: Queryable): Promise<ReadonlyMap<string, string>> => {
  const { provider, receivedAt } = webhookIn;
  const rows = await db
    .select({ provider, at: sql<string>`max(${receivedAt})`.mapWith(receivedAt) })
    .from(webhookIn)
    .where(sql`${webhookIn.id} > (SELECT max(id) FROM webhook_in) - ${LOOKED_THROUGH}`)
    .groupBy(provider);
  return new Map(rows.map((row) => [row.provider, row.at]));
};
