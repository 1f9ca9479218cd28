import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a stack remembers in its data folder between runs. */
export const stackFile = (
  dataDir: string,
  name: 'ports' | 'secrets' | 'environment' | 'keys' | 'certificate',
): string => join(dataDir, 'run', `${name}.json`);

export const readKept = (path: string): Record<string, unknown> => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
};

/** For the owner's eyes only: secrets and keys are among it. */
export const writeKept = (path: string, content: Readonly<Record<string, unknown>>): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
};
