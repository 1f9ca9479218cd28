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
type Known = { readonly key: string; readonly hash: string; readonly answer: HoldAnswer };

export type HoldsOptions = { readonly transactions?: number; readonly largest?: number; readonly waiting?: number };

/** Holds that share transactions: made for an article that everybody wants at the same time. */
export const createHolds = (db: Database, options: HoldsOptions = {}): Holds =>
  createGroupCommit({
    ...options,
    commit: (requests) => holdTogether(db, requests),
    contendsFor: ({ lines }) => [...new Set(lines.map(({ sku }) => sku))],
    isAboutOne: isAboutRows,
  });

/**
 * Counters, ledger, reservations and keys of many holds in one transaction, decided in the order of arrival while the
 * counters are locked: each gets all it asked for or nothing.
 */
export const holdTogether = (db: Database, requests: readonly HoldRequest[]): Promise<HoldAnswer[]> =>
  db.transaction(async (tx) => {
    const stock = await lockStock(tx, [...new Set(requests.flatMap(({ lines }) => lines.map(({ sku }) => sku)))]);
    const known = await readKnown(tx, requests);
    const fresh = uniqueById(requests).filter((request) => !known.has(keyOf(request)));
    const shares = shareStock(
      stock,
      fresh.map(({ lines }) => lines),
    );
    if (fresh.length > 0) await writeHolds(tx, fresh, shares);
    const decided = new Map(fresh.map((request, index) => [keyOf(request), knownOf(request, shares[index])]));
    return requests.map((request) => answerTo(request, known.get(keyOf(request)) ?? decided.get(keyOf(request))));
  });

const keyOf = ({ shopId, id }: HoldRequest): string => `${shopId} ${id}`;

const hashOf = ({ orderId, lines }: HoldRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([orderId, lines.map((line) => [line.shipmentId, line.sku, line.warehouse, line.quantity])]))
    .digest('base64url');

const uniqueById = (requests: readonly HoldRequest[]): HoldRequest[] => {
  const first = new Map<string, HoldRequest>();
  for (const request of requests) if (!first.has(keyOf(request))) first.set(keyOf(request), request);
  return [...first.values()];
};

const answerOf = (share: Share | undefined): HoldAnswer =>
  share?.kind === 'short' ? { kind: 'short', of: share.of } : { kind: 'held' };

const knownOf = (request: HoldRequest, share: Share | undefined): Known => ({
  key: request.id,
  hash: hashOf(request),
  answer: answerOf(share),
});

const answerTo = (request: HoldRequest, known: Known | undefined): HoldAnswer => {
  if (!known) throw new Error('every hold of the transaction has been decided');
  return known.hash === hashOf(request) ? known.answer : { kind: 'reused' };
};

const readKnown = async (tx: Transaction, requests: readonly HoldRequest[]): Promise<Map<string, Known>> => {
  const rows = await tx.execute<{ shopId: string; key: string; hash: string; body: string }>(sql`
    SELECT k.shop_id AS "shopId", w.id AS key, k.body_hash AS hash, k.answer_body AS body
    FROM jsonb_to_recordset(${JSON.stringify(requests.map(({ id, shopId }) => ({ id, shopId })))}::jsonb)
      AS w(id text, "shopId" text)
    JOIN idempotency_key k ON k.shop_id = w."shopId" AND k.key = 'hold/' || w.id`);
  return new Map(
    rows.map(({ shopId, key, hash, body }) => [
      `${shopId} ${key}`,
      { key, hash, answer: JSON.parse(body) as HoldAnswer },
    ]),
  );
};

const writeHolds = async (
  tx: Transaction,
  requests: readonly HoldRequest[],
  shares: readonly Share[],
): Promise<void> => {
  const rows = requests.flatMap(({ orderId }, index) => {
    const share = shares[index];
    return share?.kind === 'held' ? share.lines.map((line) => ({ ...line, id: newId('res'), orderId })) : [];
  });
  if (rows.length > 0) await holdStock(tx, rows);
  const keys = requests.map((request, index) => ({
    shopId: request.shopId,
    key: `hold/${request.id}`,
    hash: hashOf(request),
    orderId: request.orderId,
    status: shares[index]?.kind === 'held' ? 201 : 422,
    body: JSON.stringify(answerOf(shares[index])),
  }));
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
