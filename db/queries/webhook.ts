import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Database, Queryable, Transaction } from '../client.ts';
import { event } from '../schema/message.ts';
import { webhookDelivery, webhookEndpoint } from '../schema/webhook.ts';
import { addJobs } from './job.ts';
import { newId } from './new-id.ts';

export type EndpointRow = typeof webhookEndpoint.$inferSelect;
export type DeliveryRow = typeof webhookDelivery.$inferSelect;

export const addEndpoint = async (db: Queryable, row: typeof webhookEndpoint.$inferInsert): Promise<EndpointRow> => {
  const added = await db.insert(webhookEndpoint).values(row).returning();
  if (!added[0]) throw new Error('an endpoint that was just written must exist');
  return added[0];
};

export const listEndpoints = (db: Queryable, shopId: string): Promise<EndpointRow[]> =>
  db.select().from(webhookEndpoint).where(eq(webhookEndpoint.shopId, shopId)).orderBy(webhookEndpoint.createdAt);

export const disableEndpoint = async (db: Queryable, id: string, shopId?: string): Promise<boolean> => {
  const own =
    shopId === undefined
      ? eq(webhookEndpoint.id, id)
      : and(eq(webhookEndpoint.id, id), eq(webhookEndpoint.shopId, shopId));
  const off = await db
    .update(webhookEndpoint)
    .set({ disabledAt: sql`coalesce(${webhookEndpoint.disabledAt}, now())` })
    .where(own)
    .returning({ id: webhookEndpoint.id });
  return off.length > 0;
};

/** One delivery and one job for each event and each endpoint of its shop, in the transaction that numbers the events. */
export const queueDeliveries = async (
  tx: Transaction,
  events: readonly { id: string; shopId: string }[],
): Promise<void> => {
  if (events.length === 0) return;
  const endpoints = await tx
    .select({ id: webhookEndpoint.id, shopId: webhookEndpoint.shopId })
    .from(webhookEndpoint)
    .where(and(inArray(webhookEndpoint.shopId, shopsOf(events)), isNull(webhookEndpoint.disabledAt)));
  const deliveries = endpoints.flatMap((endpoint) =>
    events
      .filter(({ shopId }) => shopId === endpoint.shopId)
      .map((event) => ({ id: newId('dlv'), endpointId: endpoint.id, eventId: event.id })),
  );
  if (deliveries.length === 0) return;
  const added = await tx.insert(webhookDelivery).values(deliveries).onConflictDoNothing().returning();
  await addJobs(tx, 'deliver_webhook', { ids: added.map(({ id }) => id) });
};

const shopsOf = (events: readonly { shopId: string }[]): string[] => [...new Set(events.map(({ shopId }) => shopId))];

export const readDelivery = async (db: Database, id: string) =>
  (
    await db
      .select({ delivery: webhookDelivery, endpoint: webhookEndpoint, event })
      .from(webhookDelivery)
      .innerJoin(webhookEndpoint, eq(webhookEndpoint.id, webhookDelivery.endpointId))
      .innerJoin(event, eq(event.id, webhookDelivery.eventId))
      .where(eq(webhookDelivery.id, id))
  )[0];

export type FoundDelivery = NonNullable<Awaited<ReturnType<typeof readDelivery>>>;

type Tried = {
  readonly state: DeliveryRow['state'];
  readonly status: number | undefined;
  readonly error: string | undefined;
};

export const noteTry = async (db: Queryable, id: string, { state, status, error }: Tried): Promise<void> => {
  await db
    .update(webhookDelivery)
    .set({
      state,
      attempts: sql`${webhookDelivery.attempts} + 1`,
      lastStatus: status ?? null,
      lastError: error ?? null,
      ...(state === 'pending' ? {} : { settledAt: sql`now()` as unknown as string }),
    })
    .where(eq(webhookDelivery.id, id));
};

export const listDeliveries = (db: Queryable, endpointId: string, limit: number) =>
  db
    .select({ delivery: webhookDelivery, type: event.type })
    .from(webhookDelivery)
    .innerJoin(event, eq(event.id, webhookDelivery.eventId))
    .where(eq(webhookDelivery.endpointId, endpointId))
    .orderBy(desc(webhookDelivery.id))
    .limit(limit);
