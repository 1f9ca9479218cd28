import { GENESIS, lastSeal, sealEntry, sealOf, unsealedEntries } from '../db/queries/audit.ts';
import type { JobDeps } from './deps.ts';

/** Rows commit unchained, so that acts do not queue behind each other; one job at a time seals them in order. */
export const createSealAudit =
  ({ db }: Pick<JobDeps, 'db'>) =>
  async (): Promise<void> => {
    await db.transaction(async (tx) => {
      const last = await lastSeal(tx);
      let n = last?.n ?? 0;
      let prev = last?.hash ?? GENESIS;
      for (const entry of await unsealedEntries(tx)) {
        n += 1;
        const hash = sealOf(prev, entry);
        await sealEntry(tx, entry.id, { n, prev, hash });
        prev = hash;
      }
    });
  };
