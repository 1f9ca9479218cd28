import { renewPaused } from '../db/queries/pause.ts';
import { waitingPolicy } from '../domain/waiting.ts';
import type { JobDeps } from './deps.ts';

/** A wait for the end of a pause is never overdue while the pause is on. */
export const createRenewPaused =
  ({ db }: Pick<JobDeps, 'db'>) =>
  async (): Promise<void> => {
    await renewPaused(db, waitingPolicy('resumed'));
  };
