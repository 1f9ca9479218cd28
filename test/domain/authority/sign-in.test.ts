import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROLES, scopesOf } from '../../../domain/authority/role.ts';
import { judgePassword, lockAfter } from '../../../domain/authority/sign-in.ts';

describe('signing in', () => {
  test('four wrong passwords cost nothing, the fifth a minute, and it doubles up to a quarter of an hour', () => {
    const failures = [1, 4, 5, 6, 7, 8, 9, 50];
    expect(failures.map(lockAfter)).toEqual([0, 0, 60_000, 120_000, 240_000, 480_000, 900_000, 900_000]);
  });

  test('a lock never gets shorter with one more failure', () => {
    fc.assert(fc.property(fc.nat(10_000), (count) => lockAfter(count + 1) >= lockAfter(count)));
  });

  test('a password is long and does not hold the login, whatever it is made of', () => {
    expect(judgePassword('short', 'lin')).toBe('too_short');
    expect(judgePassword('x'.repeat(201), 'lin')).toBe('too_long');
    expect(judgePassword('my name is LIN today', 'lin')).toBe('is_login');
    expect(judgePassword('正确的马电池订书钉一二三', 'lin')).toBeUndefined();
    expect(judgePassword('correct horse battery', 'lin')).toBeUndefined();
  });

  test('only an administrator touches people and settings, and only a supervisor approves', () => {
    const holders = (scope: string) => ROLES.filter((role) => scopesOf(role).some((own) => own === scope));
    expect(holders('people:write')).toEqual(['admin']);
    expect(holders('settings:write')).toEqual(['admin']);
    expect(holders('actions:approve')).toEqual(['supervisor']);
    expect(holders('contacts:reveal')).toEqual(['ops', 'agent', 'supervisor']);
  });
});
