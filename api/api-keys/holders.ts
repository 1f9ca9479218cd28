import { listRobots } from '../../db/queries/api-key.ts';
import { listShops } from '../../db/queries/shop.ts';
import { listStaff } from '../../db/queries/staff.ts';
import { grantableScopes } from '../../domain/authority/grant.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import type { ApiDeps } from '../deps.ts';
import { namesOf } from '../session/handlers.ts';

const alike = (name: string) => ({ 'zh-CN': name, en: name });

/** Whom a key can be made for, and what this caller may give each. */
export const createListHolders =
  ({ db }: ApiDeps) =>
  async (giver: Principal) => {
    const given = (kind: 'shop' | 'staff' | 'robot', role: string) => [
      ...grantableScopes({ kind, role }, giver.scopes),
    ];
    const [shops, people, robots] = await Promise.all([listShops(db), listStaff(db), listRobots(db)]);
    return {
      data: [
        ...shops.map(({ id, name }) => {
          const role = 'backend';
          return { kind: 'shop' as const, id, name: alike(name), role, scopes: given('shop', role) };
        }),
        ...robots.map(({ name, role }) => ({
          kind: 'robot' as const,
          id: name,
          name: alike(name),
          role,
          scopes: given('robot', role),
        })),
        ...people
          .filter(({ active }) => active)
          .map((person) => ({
            kind: 'staff' as const,
            id: person.principalId,
            name: namesOf(person),
            role: person.role,
            scopes: given('staff', person.role),
          })),
      ],
      robot_scopes: given('robot', 'picker'),
    };
  };
