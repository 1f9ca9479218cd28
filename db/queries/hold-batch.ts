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
export const holdTogether = (db: Database, requests: readonly HoldRequest[]): Promise<HoldAnswer[]> =>
  db.transaction(async (tx) => {
    const keyed = requests.map((request) => ({ request, key: keyOf(request), hash: hashOf(request) }));
    const skus = [...new Set(requests.flatMap(({ lines }) => lines.map(({ sku }) => sku)))];
    // Sent together and done in this order, so that what is read has been decided before the locks were free.
    const [stock, decided] = await Promise.all([lockStock(tx, skus), readDecided(tx, requests)]);
    const fresh = firstOfEachKey(keyed).filter(({ key }) => !decided.has(key));
    const shares = shareStock(
      stock,
      fresh.map(({ request }) => request.lines),
    );
    if (fresh.length > 0) await writeHolds(tx, fresh, shares);
    fresh.forEach(({ key, hash }, index) => decided.set(key, { hash, answer: answerOf(shares[index]) }));
    return keyed.map((each) => answerTo(each, decided.get(each.key)));
  });

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

const readDecided = async (tx: Transaction, requests: readonly HoldRequest[]): Promise<Map<string, Decided>> => {
  const shops = [...new Set(requests.map(({ shopId }) => shopId))];
  const keys = requests.map(({ id }) => PREFIX + id);
  const rows = await tx.execute<{ shopId: string; key: string; hash: string; body: string }>(sql`
    SELECT shop_id AS "shopId", key, body_hash AS hash, answer_body AS body FROM idempotency_key
    WHERE shop_id = ANY(ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(shops)}::jsonb)))
      AND key = ANY(ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb)))`);
  return new Map(
    rows.map(({ shopId, key, hash, body }) => [`${shopId} ${key}`, { hash, answer: JSON.parse(body) as HoldAnswer }]),
  );
};

const writeHolds = async (tx: Transaction, fresh: readonly Keyed[], shares: readonly Share[]): Promise<void> => {
  const rows = fresh.flatMap(({ request: { orderId } }, index) => {
    const share = shares[index];
    return share?.kind === 'held' ? share.lines.map((line) => ({ ...line, id: newId('res'), orderId })) : [];
  });
  const keys = fresh.map(({ request, hash }, index) => ({
    shopId: request.shopId,
    key: PREFIX + request.id,
    hash,
    orderId: request.orderId,
    status: shares[index]?.kind === 'held' ? 201 : 422,
    body: JSON.stringify(answerOf(shares[index])),
  }));
  await Promise.all([rows.length > 0 ? holdStock(tx, rows) : undefined, writeKeys(tx, keys)]);
};

const writeKeys = async (tx: Transaction, keys: readonly object[]): Promise<void> => {
  await tx.execute(sql`
    INSERT INTO idempotency_key (shop_id, key, body_hash, order_id, lease_until, answer_status, answer_body)
    SELECT "shopId", key, hash, "orderId", now(), status, body FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
      AS k("shopId" text, key text, hash text, "orderId" text, status int, body text)`);
};

/** Rows that the tables refuse, or a key that another process wrote in between: the others of the group are not to blame. */
const isAboutRows = (error: unknown): boolean => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && 'code' in cause && /^2[23]/.test(String(cause.code));
};
