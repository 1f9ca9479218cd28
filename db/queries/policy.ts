import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';

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

/** The version in force, as a column of a query. */
export const policyInForce = <N extends keyof Policies>(name: N): SQL<Policies[N]> =>
  sql<Policies[N]>`(SELECT value FROM policy WHERE name = ${name} ORDER BY version DESC LIMIT 1)`;

/** A name without a row is a set-up fault, not a default. */
export const readPolicy = async <N extends keyof Policies>(db: Queryable, name: N): Promise<Policies[N]> => {
  const [row] = await db.execute<{ value: Policies[N] | null }>(sql`SELECT ${policyInForce(name)} AS value`);
  if (!row?.value) throw new Error(`the policy ${name} has no row`);
  return row.value;
};
