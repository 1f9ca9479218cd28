import { rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { takeLock } from '../local/lock-file.mjs';
import { placePostgres } from '../local/postgres-binary.mjs';
import { dataFolder, PROJECT_ROOT } from '../local/project.mjs';
import { endOrphans } from '../supervisor/run-record.ts';

export type FreshFolder = {
  readonly path: string;
  /** Removes it with everything in it, also what could not lie in it. */
  readonly remove: () => void;
  /** Keeps it for somebody to look at, until the next run. */
  readonly keep: () => void;
};

const MOST_AT_ONCE = 9;

/** As root, the database may lie elsewhere than it was asked to. */
const wipe = (folder: string): void => {
  const asked = join(folder, 'postgres');
  const { dataDir } = placePostgres(asked);
  if (dataDir !== asked) rmSync(dirname(dataDir), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
};

/** A data folder of this run's own, emptied of what an earlier run left there; several runs do not meet. */
export const takeFreshFolder = async (): Promise<FreshFolder> => {
  if (process.env.PACKHORSE_DATA) return { path: dataFolder(), remove: () => undefined, keep: () => undefined };
  for (let n = 1; n <= MOST_AT_ONCE; n += 1) {
    const path = resolve(PROJECT_ROOT, '.packhorse', `exit-${n}`);
    const lock = takeLock(`${path}.lock`);
    if (!lock.taken) continue;
    await endOrphans(path, () => undefined);
    wipe(path);
    return {
      path,
      remove: () => {
        wipe(path);
        lock.release();
      },
      keep: () => lock.release(),
    };
  }
  throw new Error(`${MOST_AT_ONCE} such runs are at work already`);
};
