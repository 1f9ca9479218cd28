import type { KeyHolderAsked, KeyRotation, NewKey } from '../../contracts/api-key.ts';
import type { Transaction } from '../../db/client.ts';
import {
  addKey,
  endKeyIn,
  findKey,
  type HolderRow,
  holderFor,
  type KeyRow,
  listKeys,
  lockKey,
  revokeKey,
} from '../../db/queries/api-key.ts';
import { addAudit } from '../../db/queries/event.ts';
import { newId } from '../../db/queries/new-id.ts';
import { findShop } from '../../db/queries/shop.ts';
import { findStaff } from '../../db/queries/staff.ts';
import { grantableScopes, type KeyHolder } from '../../domain/authority/grant.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { type Fault, fault } from '../../domain/faults.ts';
import type { ApiDeps } from '../deps.ts';
import { cursorUnknown, pageOf } from '../plugins/page.ts';
import { Refusal } from '../plugins/problem.ts';
import { hashSecret, newSecret } from '../session/secret.ts';
import { presentKey } from './present.ts';

type Filter = {
  readonly state?: 'active' | 'ended' | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
};
type Ask = { readonly giver: Principal; readonly id: string };

/** Secrets of programs and of people: shown once, kept as hashes. */
export const createKeyHandlers = ({ db }: ApiDeps) => ({
  list: async ({ state, limit, cursor }: Filter) => {
    if (cursor !== undefined && !(await findKey(db, cursor))) throw cursorUnknown();
    const rows = await listKeys(db, { state, before: cursor, limit });
    return pageOf(rows, { limit, present: presentKey, cursorOf: ({ key }) => key.id });
  },

  create: (giver: Principal, asked: NewKey) => db.transaction((tx) => createKey(tx, giver, asked)),

  rotate: ({ giver, id }: Ask, { grace_hours: graceHours, reason }: KeyRotation) =>
    db.transaction(async (tx) => {
      const { key, holder } = await lockOpenKey(tx, id);
      const faults = key.scopes.flatMap((scope) => faultsOfScope(holder, giver, { scope }));
      if (faults.length > 0) throw new Refusal(faults);
      const { principalId, scopes, expiresAt } = key;
      const made = await makeKey(tx, { principalId, scopes, expiresAt });
      await endKeyIn(tx, id, graceHours);
      const facts = { replacedBy: made.id, graceHours, reason };
      await addAudit(tx, { id: newId('aud'), actor: giver.id, action: 'api_key.rotate', ref: id, facts });
      return made;
    }),

  revoke: ({ giver, id }: Ask, reason: string) =>
    db.transaction(async (tx) => {
      await lockOpenKey(tx, id);
      await revokeKey(tx, id);
      await addAudit(tx, { id: newId('aud'), actor: giver.id, action: 'api_key.revoke', ref: id, facts: { reason } });
      return presentKey(await readKey(tx, id));
    }),
});

const createKey = async (tx: Transaction, giver: Principal, { holder: asked, reason, ...given }: NewKey) => {
  const holder = await findHolder(tx, asked);
  const faults = [
    ...(holder ? [] : [fault('HOLDER_UNKNOWN', '/holder')]),
    ...(holder ? given.scopes.flatMap((scope, at) => faultsOfScope(holder, giver, { scope, at })) : []),
    ...faultsOfExpiry(given.expires_at),
  ];
  if (!holder || faults.length > 0) throw new Refusal(faults);
  const scopes = [...new Set(given.scopes)];
  const made = await makeKey(tx, { principalId: holder.id, scopes, expiresAt: given.expires_at });
  const facts = { holder: holder.id, name: holder.name, scopes, expiresAt: given.expires_at, reason };
  await addAudit(tx, { id: newId('aud'), actor: giver.id, action: 'api_key.create', ref: made.id, facts });
  return made;
};

const makeKey = async (
  tx: Transaction,
  { principalId, scopes, expiresAt }: Pick<KeyRow['key'], 'principalId' | 'scopes' | 'expiresAt'>,
) => {
  const [id, secret] = [newId('key'), newSecret()];
  await addKey(tx, { id, principalId, scopes, expiresAt, secretHash: hashSecret(secret) });
  return { ...presentKey(await readKey(tx, id)), secret: `phk_${id}.${secret}` };
};

const findHolder = async (tx: Transaction, asked: KeyHolderAsked): Promise<HolderRow | undefined> => {
  if (asked.kind === 'robot') return holderFor(tx, { kind: 'robot', name: asked.name, shopId: null });
  if (asked.kind === 'shop') {
    const shop = await findShop(tx, asked.shop_id);
    return shop && holderFor(tx, { kind: 'shop', name: shop.id, shopId: shop.id });
  }
  const person = await findStaff(tx, asked.principal_id);
  if (!person?.active) return undefined;
  return { id: person.principalId, kind: 'staff', role: person.role, name: person.nameEn, shopId: null, active: true };
};

const faultsOfScope = (
  holder: KeyHolder,
  giver: Principal,
  { scope, at }: { readonly scope: string; readonly at?: number },
): Fault[] =>
  grantableScopes(holder, giver.scopes).some((each) => each === scope)
    ? []
    : [fault('SCOPE_NOT_GRANTABLE', at === undefined ? undefined : `/scopes/${at}`, { scope })];

const faultsOfExpiry = (expiresAt: string | null): Fault[] =>
  expiresAt !== null && Date.parse(expiresAt) <= Date.now()
    ? [fault('INVALID_VALUE', '/expires_at', { rule: 'in_the_future' })]
    : [];

const lockOpenKey = async (tx: Transaction, id: string): Promise<KeyRow> => {
  const row = await lockKey(tx, id);
  if (!row) throw new Refusal([fault('KEY_UNKNOWN')]);
  if (!row.isOpen) throw new Refusal([fault('KEY_ENDED')]);
  return row;
};

const readKey = async (tx: Transaction, id: string): Promise<KeyRow> => {
  const row = await findKey(tx, id);
  if (!row) throw new Error('a key that was just written must exist');
  return row;
};
