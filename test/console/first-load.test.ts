import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { findChromium } from '../../scripts/local/chromium.mjs';
import { aroundOf, FETCHED } from '../console-unit/support/source.ts';

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

const fileOf = (part: string): string => part.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The frame and its words in one language. */
const firstIn = (language: string): ReadonlySet<string> => {
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry) ?? '';
  const frame = FETCHED.find(({ path }) => path === 'shell/gate.tsx');
  const words = frame === undefined ? [] : aroundOf(frame).flatMap((each) => each.words);
  const first = reach(entry);
  for (const name of ['shell/gate.tsx', ...words.map((part) => `i18n/${language}/${fileOf(part)}.ts`)])
    reach(name, first);
  return first;
};

test.each(['en', 'zh-cn'])(
  'the first load is small: the frame and its words before those of a page: %s',
  (language) => {
    const first = firstIn(language);
    expect(first).toContain(`i18n/${language}/shell.ts`);
    expect([...first].filter((name) => name.startsWith('i18n/')).length).toBeLessThan(5);
    expect(sizeOf(first)).toBeLessThan(MOST_BYTES);
  },
);

test('where there is a browser, no test of pages is left out', () => {
  expect(inject('chromium')).toBe(findChromium() ?? '');
});
