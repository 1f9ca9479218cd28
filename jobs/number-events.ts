import { numberEvents } from '../db/queries/event.ts';
import type { JobDeps } from './deps.ts';

/** Gives committed events their numbers. Readers go by the number alone, so none is missed that committed late. */
export const createNumberEvents =
  ({ db }: Pick<JobDeps, 'db'>) =>
  async (): Promise<void> => {
    await db.transaction((tx) => numberEvents(tx));
  };
