import { desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { policy } from '../schema/shop.ts';

export type PaymentWindow = { readonly minutes: number; readonly remindAtPercent: readonly number[] };
export type FloorTimes = {
  readonly pickMinutes: number;
  readonly packMinutes: number;
  readonly handOverMinutes: number;
};
type Policies = {
  payment_window: PaymentWindow;
  after_sales: { readonly days: number };
  floor: FloorTimes;
  escalation: { readonly agentMinutes: number; readonly supervisorMinutes: number };
  apology: { readonly delayCouponMinor: number };
};

/** The version in force. A name without a row is a set-up fault, not a default. */
export const readPolicy = async <N extends keyof Policies>(db: Queryable, name: N): Promise<Policies[N]> => {
  const rows = await db
    .select({ value: policy.value })
    .from(policy)
    .where(eq(policy.name, name))
    .orderBy(desc(policy.version))
    .limit(1);
  if (!rows[0]) throw new Error(`the policy ${name} has no row`);
  return rows[0].value as unknown as Policies[N];
};

/** The same as a column of another query. */
export const policyInForce = <Value>(name: keyof Policies): SQL<Value> =>
  sql<Value>`(SELECT value FROM policy WHERE name = ${name} ORDER BY version DESC LIMIT 1)`;
