import { purgeExpired } from '../db/queries/retention.ts';
import type { JobDeps } from './deps.ts';

export const createPurge =
  ({ db }: Pick<JobDeps, 'db'>) =>
  (): Promise<void> =>
    purgeExpired(db);
