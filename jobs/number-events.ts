import { numberEvents } from '../db/queries/event.ts';
import { queueDeliveries } from '../db/queries/webhook.ts';
import type { JobDeps } from './deps.ts';

/** Gives committed events their numbers and queues them for the shops' endpoints. Readers go by the number alone, so none is missed that committed late. */
export const createNumberEvents =
  ({ db }: Pick<JobDeps, 'db'>) =>
  async (): Promise<void> => {
    await db.transaction(async (tx) => queueDeliveries(tx, await numberEvents(tx)));
  };
