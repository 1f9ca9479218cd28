import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const above = (folder) => {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('No package.json above this program');
  return above(parent);
};

/** The same folder whether a program runs from its source or from dist/. */
export const PROJECT_ROOT = above(import.meta.dirname);

/** Everything this installation keeps: databases, logs, caches, secrets. */
export const dataFolder = () => resolve(PROJECT_ROOT, process.env.PACKHORSE_DATA || '.packhorse');
