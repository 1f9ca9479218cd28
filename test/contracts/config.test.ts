import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CONFIG_NAMES, parseConfig } from '../../config.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Every line that would set something if it were not commented out, and whether it stands under a word of need. */
const example = (): Map<string, string> => {
  const lines = readFileSync(join(ROOT, '.env.example'), 'utf8').split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [, name, value] = /^#? ?([A-Z][A-Z_]+)=(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value ?? ''] as const];
    }),
  );
};

const faultsOf = (source: Record<string, string>): string[] => {
  try {
    parseConfig(source);
    return [];
  } catch (error) {
    return error instanceof Error ? error.message.split('\n').slice(1) : [];
  }
};

const namesIn = (faults: readonly string[]): string[] => faults.map((line) => line.trim().split(':')[0] ?? '');

const needed = namesIn(faultsOf({}));
const complete = Object.fromEntries(example());
const onlyNeeded = Object.fromEntries([...example()].filter(([name]) => needed.includes(name)));

describe('the configuration', () => {
  test('.env.example names every variable there is, and no other', () => {
    expect([...example().keys()].toSorted()).toEqual(CONFIG_NAMES.toSorted());
  });

  test('copying .env.example changes nothing until a line is uncommented', () => {
    const set = readFileSync(join(ROOT, '.env.example'), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(set).toEqual([]);
  });

  test('.env.example shows the true defaults', () => {
    expect(parseConfig(complete)).toEqual(parseConfig(onlyNeeded));
  });

  test('names every missing variable at once', () => {
    expect(needed).toEqual(
      expect.arrayContaining(['DATABASE_URL', 'LINK_SECRET', 'YIPAY_URL', 'YIPAY_SECRET', 'NOTIFIER_TOKEN']),
    );
    expect(needed).toHaveLength(CONFIG_NAMES.filter((name) => needed.includes(name)).length);
    expect(faultsOf(onlyNeeded)).toEqual([]);
  });

  test('names the bad ones beside the missing ones', () => {
    const { LINK_SECRET: _, ...rest } = onlyNeeded;
    const bad = { ...rest, PORT: '99999', PACE_HUMAN: '0', DATABASE_URL: 'not a url', LOG_LEVEL: 'loud' };
    expect(namesIn(faultsOf(bad)).toSorted()).toEqual(
      ['DATABASE_URL', 'LINK_SECRET', 'LOG_LEVEL', 'PACE_HUMAN', 'PORT'].toSorted(),
    );
  });

  test.each(CONFIG_NAMES)('does not repeat what %s was set to', (name) => {
    const value = 'Zq7';
    const faults = faultsOf({ ...onlyNeeded, [name]: value }).join('\n');
    expect(faults).not.toContain(value);
  });

  test('an empty value is a missing one', () => {
    expect(namesIn(faultsOf({ ...onlyNeeded, YIPAY_SECRET: '' }))).toEqual(['YIPAY_SECRET']);
    expect(parseConfig({ ...onlyNeeded, PORT: '' }).PORT).toBe(7300);
  });

  test('cannot be changed once it is read', () => {
    const config = parseConfig(onlyNeeded) as { PORT: number };
    expect(() => {
      config.PORT = 1;
    }).toThrow(TypeError);
  });
});
