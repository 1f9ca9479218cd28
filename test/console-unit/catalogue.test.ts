import { describe, expect, test } from 'vitest';
import { FAULTS } from '../../domain/faults.ts';
import { en } from '../../console/i18n/en.ts';
import { zhCn } from '../../console/i18n/zh-cn.ts';

type Catalogue = { readonly [key: string]: string | Catalogue };

const flat = (catalogue: Catalogue, path = ''): [string, string][] =>
  Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flat(value, `${path}${key}.`),
  );

const english = flat(en);
const chinese = new Map(flat(zhCn));
const placesIn = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted((a, b) => (a < b ? -1 : 1));

describe('both catalogues', () => {
  test('leave the same places open for names and numbers', () => {
    const differing = english
      .filter(([key]) => !key.endsWith('_one'))
      .filter(([key, text]) => placesIn(text).join() !== placesIn(chinese.get(key) ?? '').join());
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test('say something for every key, each in its own script', () => {
    const unsaid = [...english, ...chinese].filter(([, text]) => text.trim() === '');
    const strayed = english.filter(([, text]) => /\p{Script=Han}/u.test(text));
    expect([...unsaid, ...strayed]).toEqual([]);
  });

  test('have words for every fault there is, and for the one that stands for a bug', () => {
    const codes = [...Object.keys(FAULTS), 'INTERNAL'].toSorted((a, b) => (a < b ? -1 : 1));
    const worded = Object.keys(en.problem).toSorted((a, b) => (a < b ? -1 : 1));
    expect(worded).toEqual(codes);
    expect(new Set(Object.keys(zhCn.problem))).toEqual(new Set(codes));
  });
});
