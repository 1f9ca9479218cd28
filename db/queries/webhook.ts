import { and, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Database, Queryable, Transaction } from '../client.ts';
import { event } from '../schema/message.ts';
import { webhookDelivery, webhookEndpoint } from '../schema/webhook.ts';
import { addJobs } from './job.ts';
import { newId } from './new-id.ts';

export type DeliveryRow = typeof webhookDelivery.$inferSelect;

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
      .select({
        delivery: webhookDelivery,
        endpoint: webhookEndpoint,
        event,
        isPreviousValid: sql<boolean>`coalesce(${webhookEndpoint.previousUntil} > now(), false)`,
      })
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

/** What the queue says of a delivery that waits; none once it is settled. */
const nextTryAt = sql<string | null>`(SELECT j.run_at FROM graphile_worker.jobs j
  WHERE j.key = 'deliver_webhook:' || ${webhookDelivery.id} AND ${webhookDelivery.state} = 'pending')`;

const select = (db: Queryable) =>
  db
    .select({
      delivery: webhookDelivery,
      type: event.type,
      orderId: event.orderId,
      at: event.at,
      nextTryAt: nextTryAt.mapWith(event.at),
    })
    .from(webhookDelivery)
    .innerJoin(event, eq(event.id, webhookDelivery.eventId))
    .$dynamic();

export type ListedDelivery = Awaited<ReturnType<typeof select>>[number];

type DeliveryQuery = {
  readonly endpointId: string;
  readonly state: DeliveryRow['state'] | undefined;
  readonly before: string | undefined;
  readonly limit: number;
};

/** Newest first; one more than asked for when there is a next page. */
export const listDeliveries = (
  db: Queryable,
  { endpointId, state, before, limit }: DeliveryQuery,
): Promise<ListedDelivery[]> =>
  select(db)
    .where(
      and(
        eq(webhookDelivery.endpointId, endpointId),
        state === undefined ? undefined : eq(webhookDelivery.state, state),
        before === undefined ? undefined : lt(webhookDelivery.id, before),
      ),
    )
    .orderBy(desc(webhookDelivery.id))
    .limit(limit + 1);

type OfEndpoint = { readonly endpointId: string; readonly id: string };

export const findDelivery = async (
  db: Queryable,
  { endpointId, id }: OfEndpoint,
): Promise<ListedDelivery | undefined> =>
  (await select(db).where(and(eq(webhookDelivery.id, id), eq(webhookDelivery.endpointId, endpointId))))[0];

/** For one endpoint alone, whoever else would hear of it. */
export const queueDelivery = async (
  tx: Transaction,
  { endpointId, eventId }: { endpointId: string; eventId: string },
) => {
  const id = newId('dlv');
  await tx.insert(webhookDelivery).values({ id, endpointId, eventId });
  await addJobs(tx, 'deliver_webhook', { ids: [id] });
  return id;
};

/** From the beginning, with all its tries. False when it is not parked. */
export const retryDelivery = async (tx: Transaction, id: string): Promise<boolean> => {
  const again = await tx
    .update(webhookDelivery)
    .set({ state: 'pending', attempts: 0, settledAt: null })
    .where(and(eq(webhookDelivery.id, id), eq(webhookDelivery.state, 'parked')))
    .returning({ id: webhookDelivery.id });
  if (again.length > 0) await addJobs(tx, 'deliver_webhook', { ids: [id] });
  return again.length > 0;
};
