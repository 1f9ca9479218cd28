import { notifyNumbered, numberEvents } from '../db/queries/event.ts';
import { queueDeliveries } from '../db/queries/webhook.ts';
import type { JobDeps } from './deps.ts';

/**
 * Gives committed events their numbers and queues them for the shops' endpoints. Readers go by the number alone, so none is missed that committed late.
 */
export const createNumberEvents =
  ({ db }: Pick<JobDeps, 'db'>) =>
  async (): Promise<void> => {
    const numbered = await db.transaction(async (tx) => {
      const events = await numberEvents(tx);
      await queueDeliveries(
        tx,
        events.filter(({ internal }) => !internal),
      );
      return events.length;
    });
    if (numbered > 0) await notifyNumbered(db);
  };
