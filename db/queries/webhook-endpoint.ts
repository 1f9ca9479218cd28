import { and, asc, eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../client.ts';
import { webhookEndpoint } from '../schema/webhook.ts';

const count = (state: 'pending' | 'parked') => sql<number>`(SELECT count(*)::int FROM webhook_delivery d
  WHERE d.endpoint_id = webhook_endpoint.id AND d.state = ${state})`;

const select = (db: Queryable) =>
  db
    .select({ endpoint: webhookEndpoint, pending: count('pending'), parked: count('parked') })
    .from(webhookEndpoint)
    .$dynamic();

export type EndpointRow = Awaited<ReturnType<typeof select>>[number];

const ofShop = (shopId: string | undefined) => (shopId === undefined ? undefined : eq(webhookEndpoint.shopId, shopId));

export const listEndpoints = (db: Queryable, shopId: string | undefined): Promise<EndpointRow[]> =>
  select(db).where(ofShop(shopId)).orderBy(asc(webhookEndpoint.shopId), asc(webhookEndpoint.createdAt));

/** Another shop's is as unknown as none. */
export const findEndpoint = async (
  db: Queryable,
  id: string,
  shopId: string | undefined,
): Promise<EndpointRow | undefined> => (await select(db).where(and(eq(webhookEndpoint.id, id), ofShop(shopId))))[0];

export const addEndpoint = async (tx: Transaction, row: typeof webhookEndpoint.$inferInsert): Promise<void> => {
  await tx.insert(webhookEndpoint).values(row);
};

export const disableEndpoint = async (db: Queryable, id: string): Promise<void> => {
  await db
    .update(webhookEndpoint)
    .set({ disabledAt: sql`coalesce(${webhookEndpoint.disabledAt}, now())` })
    .where(eq(webhookEndpoint.id, id));
};

export const enableEndpoint = async (tx: Transaction, id: string): Promise<void> => {
  await tx.update(webhookEndpoint).set({ disabledAt: null }).where(eq(webhookEndpoint.id, id));
};

/** Signed with both until the grace is over, so that a receiver can change in its own time. */
export const rotateSecret = async (
  tx: Transaction,
  id: string,
  { secret, graceHours }: { readonly secret: string; readonly graceHours: number },
): Promise<void> => {
  await tx
    .update(webhookEndpoint)
    .set({
      secret,
      previousSecret: sql`${webhookEndpoint.secret}`,
      previousUntil: sql`now() + ${graceHours} * interval '1 hour'`,
    })
    .where(eq(webhookEndpoint.id, id));
};
