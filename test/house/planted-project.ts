import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
const CONFIGS = [
  'package.json',
  'tsconfig.json',
  'biome.json',
  '.oxlintrc.json',
  '.dependency-cruiser.cjs',
  'knip.json',
  '.gitignore',
];

export type PlantedProject = { readonly dir: string; remove(): void };

/** A throw-away project under the same configuration as this one, holding exactly the given files. */
export const plantProject = (files: Readonly<Record<string, string>>): PlantedProject => {
  const dir = mkdtempSync(join(tmpdir(), 'packhorse-house-'));
  for (const name of CONFIGS) cpSync(join(ROOT, name), join(dir, name));
  symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
};
