import { expect, test } from 'vitest';
import { aroundOf, FETCHED, spokenBy } from './support/source.ts';

test('the first load, every page and whatever is fetched later are known here', () => {
  const paths = FETCHED.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['main.tsx', 'shell/gate.tsx', 'shell/overlays.tsx']));
  expect(paths.filter((path) => path.startsWith('page/')).length).toBeGreaterThan(18);
});

test.each(FETCHED)('the words are fetched with what says them, and no others: $path', (fetched) => {
  const before = new Set(fetched.within === undefined ? [] : aroundOf(fetched.within).flatMap(({ words }) => words));
  const own = [...spokenBy(fetched)].filter((part) => !before.has(part));
  expect(fetched.words.toSorted()).toEqual(own.toSorted());
});
