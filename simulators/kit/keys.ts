import { readFileSync } from 'node:fs';
import { z } from 'zod';

const file = z.record(z.string(), z.string());

/** API keys by the name of their holder, from a JSON file. */
export const readKeyFile = (path: string): Readonly<Record<string, string>> =>
  file.parse(JSON.parse(readFileSync(path, 'utf8')));

export const keyOf = (keys: Readonly<Record<string, string>>, name: string): string => {
  const key = keys[name];
  if (key === undefined) throw new Error(`there is no key for ${name}`);
  return key;
};
