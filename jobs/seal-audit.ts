import { createHash } from 'node:crypto';
import { lastSeal, sealEntry, unsealedEntries } from '../db/queries/audit.ts';
import type { JobDeps } from './deps.ts';

const GENESIS = '0'.repeat(64);

/** The chain's link: over the link before and everything that the row says. */
export const sealOf = (
  prev: string,
  entry: { at: string; actor: string; action: string; ref: string; facts: unknown },
): string =>
  createHash('sha256')
    .update([prev, entry.at, entry.actor, entry.action, entry.ref, JSON.stringify(entry.facts)].join('\n'))
    .digest('hex');

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
