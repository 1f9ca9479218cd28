import { describe, expect, test } from 'vitest';
import { FAULTS } from '../../domain/faults.ts';
import { CHINESE, ENGLISH } from './support/catalogue.ts';
import { saidKeys } from './support/source.ts';

const placesIn = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted((a, b) => (a < b ? -1 : 1));

/** Sentences that the history of an order looks up by chapter and kind, as the server names them. */
const BY_KIND = /^story\.(?:order|payment|stock|floor|parcel|action|after_sales)\./;

const codesOf = (texts: ReadonlyMap<string, string>): ReadonlySet<string> =>
  new Set([...texts.keys()].filter((key) => key.startsWith('problem.')).map((key) => key.slice('problem.'.length)));

describe('both catalogues', () => {
  test('leave the same places open for names and numbers', () => {
    const differing = [...ENGLISH]
      .filter(([key]) => !key.endsWith('_one'))
      .filter(([key, text]) => placesIn(text).join() !== placesIn(CHINESE.get(key) ?? '').join());
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test('say something for every key, each in its own script', () => {
    const unsaid = [...ENGLISH, ...CHINESE].filter(([, text]) => text.trim() === '');
    const strayed = [...ENGLISH].filter(([, text]) => /\p{Script=Han}/u.test(text));
    expect([...unsaid, ...strayed]).toEqual([]);
  });

  test('have words for every fault there is, and for the one that stands for a bug', () => {
    const codes = new Set([...Object.keys(FAULTS), 'INTERNAL']);
    expect(codesOf(ENGLISH)).toEqual(codes);
    expect(codesOf(CHINESE)).toEqual(codes);
  });

  test('hold no word that nothing says', () => {
    const said = saidKeys();
    const unused = [...ENGLISH.keys()].filter(
      (key) => !said.has(key.replace(/_(?:one|other)$/, '')) && !BY_KIND.test(key),
    );
    expect(unused).toEqual([]);
  });
});
