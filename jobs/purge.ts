import { purgeHealth } from '../db/queries/health.ts';
import { purgeExpired } from '../db/queries/retention.ts';
import { purgeSessions } from '../db/queries/session.ts';
import type { JobDeps } from './deps.ts';

export const createPurge =
  ({ db }: Pick<JobDeps, 'db'>) =>
  async (): Promise<void> => {
    await purgeExpired(db);
    await purgeSessions(db);
    await purgeHealth(db);
  };
