import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from '../../db/client.ts';
import { newId } from '../../db/queries/new-id.ts';
import { apiKey, principal } from '../../db/schema/principal.ts';
import { scopesOf } from '../../domain/authority/role.ts';
import type { PrincipalKind, Scope } from '../../domain/authority/principal.ts';

type Holder = {
  readonly name: string;
  readonly kind: PrincipalKind;
  readonly role: string;
  readonly shopId?: string;
  readonly scopes: readonly Scope[];
};

/** Who calls the API of a local stack: each shop's backend, the floor's robots, and a person of operations. */
export const holdersOf = (shops: readonly string[]): readonly Holder[] => [
  ...shops.map((shopId) => ({
    name: shopId,
    kind: 'shop' as const,
    role: 'backend',
    shopId,
    scopes: ['orders:read', 'orders:write', 'events:read', 'webhooks:write'] as const,
  })),
  { name: 'robot', kind: 'robot', role: 'picker', scopes: ['floor:write'] },
  {
    name: 'ops',
    kind: 'staff',
    role: 'ops',
    scopes: scopesOf('ops'),
  },
  {
    name: 'agent',
    kind: 'staff',
    role: 'agent',
    scopes: scopesOf('agent'),
  },
  {
    name: 'supervisor',
    kind: 'staff',
    role: 'supervisor',
    scopes: scopesOf('supervisor'),
  },
];

/** Makes a key for each holder; the secrets are returned once and only their hashes kept. */
export const issueKeys = async (db: Database, holders: readonly Holder[]): Promise<Record<string, string>> => {
  const keys: Record<string, string> = {};
  for (const { name, kind, role, shopId, scopes } of holders) {
    const principalId = newId('prn');
    const id = newId('key');
    const secret = randomBytes(32).toString('base64url');
    await db.insert(principal).values({ id: principalId, kind, role, name, shopId: shopId ?? null });
    const secretHash = createHash('sha256').update(secret).digest('hex');
    await db.insert(apiKey).values({ id, principalId, secretHash, scopes: [...scopes] });
    keys[name] = `phk_${id}.${secret}`;
  }
  return keys;
};

/** For the owner of the local stack alone. Written before it is relied on, kept as long as the data it belongs to. */
export const keepKeys = (file: string, keys: Readonly<Record<string, string>>): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
};

export const readKeys = (file: string): Record<string, string> | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : undefined;
