import { expect, test } from 'vitest';
import { KEY_NAMES, KEYS } from '../../console/keys/table.ts';

const presses = KEY_NAMES.map((name) => KEYS[name].press);

test('no two keys are the same, and none is the beginning of another', () => {
  expect(new Set(presses).size).toBe(presses.length);
  const hidden = presses.filter((press) => presses.some((other) => other.startsWith(`${press} `)));
  expect(hidden).toEqual([]);
});
