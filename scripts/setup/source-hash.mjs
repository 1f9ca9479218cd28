import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOREIGN = new Set(['node_modules', 'dist', 'test', 'docs', 'coverage', 'deploy']);
const SOURCE = /\.(tsx?|mts|mjs|js|json|css|html|svg)$/;

const sourceFiles = (root, folder = '') =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || (folder === '' && FOREIGN.has(entry.name))) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(root, path);
    return SOURCE.test(entry.name) ? [path] : [];
  });

/** One hash over the names and contents of everything that a build reads. */
export const sourceHash = (root) => {
  const hash = createHash('sha256').update(process.versions.node);
  for (const path of sourceFiles(root).sort()) {
    const text = readFileSync(join(root, path));
    hash.update(`${path}\0${text.length}\0`).update(text);
  }
  return hash.digest('hex');
};
