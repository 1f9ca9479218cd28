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
