import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { findChromium } from '../../scripts/local/chromium.mjs';

type Chunk = { readonly file: string; readonly imports?: readonly string[]; readonly isEntry?: boolean };

const MOST_BYTES = 250_000;

const folder = inject('consoleFolder');
const manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')) as Record<string, Chunk>;

/** A chunk and all that it cannot start without. */
const reach = (name: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const each of manifest[name]?.imports ?? []) reach(each, seen);
  return seen;
};

const sizeOf = (names: Iterable<string>): number =>
  [...names].reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, manifest[name]?.file ?? ''))).length, 0);

test('the first load is small: the frame with one language, before the chunk of a page', () => {
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry) ?? '';
  const first = reach(entry);
  for (const part of ['shell/gate.tsx', 'i18n/en.ts']) reach(part, first);
  expect(first.size).toBeGreaterThan(5);
  expect(sizeOf(first)).toBeLessThan(MOST_BYTES);
});

test('where there is a browser, no test of pages is left out', () => {
  expect(inject('chromium')).toBe(findChromium() ?? '');
});
