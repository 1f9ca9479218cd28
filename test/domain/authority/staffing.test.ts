import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grantableScopes } from '../../../domain/authority/grant.ts';
import { PRINCIPAL_KINDS, SCOPES } from '../../../domain/authority/principal.ts';
import { ROLES, scopesOf } from '../../../domain/authority/role.ts';
import { decidePost, endsSessions } from '../../../domain/authority/staffing.ts';

const post = fc.record({ role: fc.constantFrom(...ROLES), active: fc.boolean() });
const change = fc.record({ role: fc.constantFrom(...ROLES), active: fc.boolean() }, { requiredKeys: [] });

describe('what somebody is here', () => {
  test('whatever is changed, somebody who may administer is left where there was one', () => {
    fc.assert(
      fc.property(post, change, fc.nat(3), (before, wanted, others) => {
        const after = decidePost(before, wanted, others);
        const admins = (each: { role: string; active: boolean }): number =>
          others + (each.role === 'admin' && each.active ? 1 : 0);
        if (after.ok) {
          expect(after.value).toEqual({ ...before, ...wanted });
          if (admins(before) > 0) expect(admins(after.value)).toBeGreaterThan(0);
        } else expect(admins(before)).toBe(1);
      }),
    );
  });

  test('sessions end with another role and at the end, not with a return', () => {
    const agent = { role: 'agent', active: true } as const;
    expect(endsSessions(agent, { ...agent, role: 'ops' })).toBe(true);
    expect(endsSessions(agent, { ...agent, active: false })).toBe(true);
    expect(endsSessions({ ...agent, active: false }, agent)).toBe(false);
    expect(endsSessions(agent, agent)).toBe(false);
  });
});

describe('what a key may be given', () => {
  test("a person's key has no right that its maker or its holder lacks, and no key rights over people or rules", () => {
    const scopes = fc.subarray([...SCOPES]);
    fc.assert(
      fc.property(fc.constantFrom(...PRINCIPAL_KINDS), fc.constantFrom(...ROLES), scopes, (kind, role, giver) => {
        const granted = grantableScopes({ kind, role }, giver);
        if (kind === 'staff') for (const scope of granted) expect(giver).toContain(scope);
        if (kind === 'staff') for (const scope of granted) expect(scopesOf(role)).toContain(scope);
        if (kind === 'system') expect(granted).toEqual([]);
        if (kind === 'shop' || kind === 'robot')
          for (const power of ['people:write', 'settings:write', 'actions:approve', 'contacts:reveal', 'ops:write'])
            expect(granted).not.toContain(power);
      }),
    );
  });

  test('a role that is none gives nothing', () => {
    expect(grantableScopes({ kind: 'staff', role: 'backend' }, SCOPES)).toEqual([]);
  });
});
