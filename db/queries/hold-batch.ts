import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { type Free, type Share, shareStock, type Wanted } from '../../domain/inventory/share.ts';
import type { Database, Transaction } from '../client.ts';
import { createGroupCommit, type GroupCommit } from '../group-commit.ts';
import { newId } from './new-id.ts';
import { holdStock, lockStock } from './stock.ts';

export type HoldRequest = {
  /** Whoever repeats it is told the same again. */
  readonly id: string;
  readonly shopId: string;
  readonly orderId: string;
  readonly lines: readonly Wanted[];
};

export type HoldAnswer =
  | { readonly kind: 'held' }
  | { readonly kind: 'short'; readonly of: readonly Free[] }
  /** The id was used for another hold before. */
  | { readonly kind: 'reused' };

export type Holds = GroupCommit<HoldRequest, HoldAnswer>;
type Keyed = { readonly request: HoldRequest; readonly key: string; readonly hash: string };
type Decided = { readonly hash: string; readonly answer: HoldAnswer };

export type HoldsOptions = { readonly transactions?: number; readonly largest?: number; readonly waiting?: number };

/** Holds that share transactions: made for an article that everybody wants at the same time. */
export const createHolds = (db: Database, options: HoldsOptions = {}): Holds =>
  createGroupCommit({
    ...options,
    commit: (requests) => holdTogether(db, requests),
    contendsFor: ({ lines }) => [...new Set(lines.map(({ sku }) => sku))],
    isAboutOne: isAboutRows,
  });

/** A shop's own keys and those of its holds do not meet. */
const PREFIX = 'hold/';

/**
 * Counters, ledger, reservations and keys of many holds in one transaction, decided in the order of arrival while the
 * counters are locked: each gets all it asked for or nothing.
 */
export const holdTogether = async (db: Database, requests: readonly HoldRequest[]): Promise<HoldAnswer[]> => {
  const keyed = requests.map((request) => ({ request, key: keyOf(request), hash: hashOf(request) }));
  for (let isKnown = false; ; isKnown = true) {
    const answers = await db.transaction((tx) => holdAll(tx, keyed, isKnown)).catch(unlessKeyTaken);
    if (answers) return answers;
  }
};

/** Most holds are asked for once: what a key was used for before is only read when one is in the way. */
class KeyTakenError extends Error {}

const unlessKeyTaken = (error: unknown): undefined => {
  if (!(error instanceof KeyTakenError)) throw error;
};

const holdAll = async (tx: Transaction, keyed: readonly Keyed[], isKnown: boolean): Promise<HoldAnswer[]> => {
  const skus = keyed.flatMap(({ request }) => request.lines.map(({ sku }) => sku));
  const stock = await lockStock(tx, [...new Set(skus)]);
  const decided = isKnown ? await readDecided(tx, keyed) : new Map<string, Decided>();
  const fresh = firstOfEachKey(keyed).filter(({ key }) => !decided.has(key));
  const shares = shareStock(
    stock,
    fresh.map(({ request }) => request.lines),
  );
  await writeKeys(tx, fresh, shares);
  await writeHolds(tx, fresh, shares);
  fresh.forEach(({ key, hash }, index) => decided.set(key, { hash, answer: answerOf(shares[index]) }));
  return keyed.map((each) => answerTo(each, decided.get(each.key)));
};

const keyOf = ({ shopId, id }: HoldRequest): string => `${shopId} ${PREFIX}${id}`;

const hashOf = ({ orderId, lines }: HoldRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([orderId, lines.map((line) => [line.shipmentId, line.sku, line.warehouse, line.quantity])]))
    .digest('base64url');

const firstOfEachKey = (keyed: readonly Keyed[]): Keyed[] => {
  const first = new Map<string, Keyed>();
  for (const each of keyed) if (!first.has(each.key)) first.set(each.key, each);
  return [...first.values()];
};

const answerOf = (share: Share | undefined): HoldAnswer =>
  share?.kind === 'short' ? { kind: 'short', of: share.of } : { kind: 'held' };

const answerTo = ({ hash }: Keyed, decided: Decided | undefined): HoldAnswer => {
  if (!decided) throw new Error('every hold of the transaction has been decided');
  return decided.hash === hash ? decided.answer : { kind: 'reused' };
};

const readDecided = async (tx: Transaction, keyed: readonly Keyed[]): Promise<Map<string, Decided>> => {
  const shops = [...new Set(keyed.map(({ request }) => request.shopId))];
  const keys = keyed.map(({ request }) => PREFIX + request.id);
  const rows = await tx.execute<{ shopId: string; key: string; hash: string; body: string }>(sql`
    SELECT shop_id AS "shopId", key, body_hash AS hash, answer_body AS body FROM idempotency_key
    WHERE shop_id = ANY(ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(shops)}::jsonb)))
      AND key = ANY(ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb)))`);
  return new Map(
    rows.map(({ shopId, key, hash, body }) => [`${shopId} ${key}`, { hash, answer: JSON.parse(body) as HoldAnswer }]),
  );
};

/** The key with its answer, before what it answers for: one that another transaction is writing is waited for here. */
const writeKeys = async (tx: Transaction, fresh: readonly Keyed[], shares: readonly Share[]): Promise<void> => {
  const rows = fresh.map(({ request, hash }, index) => ({
    shopId: request.shopId,
    key: PREFIX + request.id,
    hash,
    orderId: request.orderId,
    status: shares[index]?.kind === 'held' ? 201 : 422,
    body: JSON.stringify(answerOf(shares[index])),
  }));
  const written = await tx.execute(sql`
    INSERT INTO idempotency_key (shop_id, key, body_hash, order_id, lease_until, answer_status, answer_body)
    SELECT "shopId", key, hash, "orderId", now(), status, body FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS k("shopId" text, key text, hash text, "orderId" text, status int, body text)
    ORDER BY "shopId", key
    ON CONFLICT DO NOTHING RETURNING 1`);
  if (written.length < rows.length) throw new KeyTakenError();
};

const writeHolds = async (tx: Transaction, fresh: readonly Keyed[], shares: readonly Share[]): Promise<void> => {
  const rows = fresh.flatMap(({ request: { orderId } }, index) => {
    const share = shares[index];
    return share?.kind === 'held' ? share.lines.map((line) => ({ ...line, id: newId('res'), orderId })) : [];
  });
  if (rows.length > 0) await holdStock(tx, rows);
};

/** Rows that the tables refuse: the others of the group are not to blame. */
const isAboutRows = (error: unknown): boolean => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && 'code' in cause && /^2[23]/.test(String(cause.code));
};
