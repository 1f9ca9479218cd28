import { desc, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { order } from '../schema/order.ts';
import { anyOf } from './list.ts';
import { type OrderSelection, selected } from './order-list.ts';

type Chosen = { readonly ids: readonly string[] } | { readonly of: OrderSelection };

/** Orders that were marked, or all that a filter finds, newest first; one more than asked for tells that there are more. */
export const selectOrders = (db: Queryable, chosen: Chosen, most: number) => {
  const { id, reference, status, currency, totalMinor, heldBy } = order;
  return db
    .select({ id, reference, status, currency, totalMinor, heldBy })
    .from(order)
    .where('ids' in chosen ? sql`${order.id} = ${anyOf(chosen.ids)}` : selected(chosen.of))
    .orderBy(desc(order.acceptedAt), desc(order.id))
    .limit(most + 1);
};
export type OrderToDeal = Awaited<ReturnType<typeof selectOrders>>[number];
