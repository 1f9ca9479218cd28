import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { EscalationTier } from '../../domain/escalation/kind.ts';
import type { OrderStatus } from '../../domain/order/status.ts';
import type { OpenWork } from '../../domain/service-level/effect.ts';
import { type Policies, POLICY_NAMES, type PolicyName, type PolicyValue } from '../../domain/service-level/policy.ts';
import { isWaitingCode } from '../../domain/waiting/code.ts';
import type { Queryable, Transaction } from '../client.ts';
import { policy } from '../schema/policy.ts';
import { principal } from '../schema/principal.ts';
import { staff } from '../schema/staff.ts';

/** The version in force, as a column of a query. */
export const policyInForce = <N extends PolicyName>(name: N): SQL<Policies[N]> =>
  sql<Policies[N]>`(SELECT value FROM policy WHERE name = ${name} ORDER BY version DESC LIMIT 1)`;

/** A name without a row is a set-up fault, not a default. */
export const readPolicy = async <N extends PolicyName>(db: Queryable, name: N): Promise<Policies[N]> => {
  const [row] = await db.execute<{ value: Policies[N] | null }>(sql`SELECT ${policyInForce(name)} AS value`);
  if (!row?.value) throw new Error(`the policy ${name} has no row`);
  return row.value;
};

const select = (db: Queryable) =>
  db
    .select({ policy, by: principal.name, byZh: staff.nameZh })
    .from(policy)
    .leftJoin(principal, eq(principal.id, policy.setBy))
    .leftJoin(staff, eq(staff.principalId, policy.setBy))
    .$dynamic();

export type PolicyRow = Awaited<ReturnType<typeof select>>[number];

const inForce = sql`${policy.version} = (SELECT max(p.version) FROM policy p WHERE p.name = ${policy.name})`;

/** The version in force of each. */
export const listPolicies = (db: Queryable): Promise<PolicyRow[]> =>
  select(db)
    .where(and(inForce, inArray(policy.name, POLICY_NAMES)))
    .orderBy(policy.name);

/** Newest first: the first is in force. */
export const policyVersions = (db: Queryable, name: PolicyName): Promise<PolicyRow[]> =>
  select(db).where(eq(policy.name, name)).orderBy(desc(policy.version)).limit(50);

type NewVersion = {
  readonly name: PolicyName;
  readonly value: PolicyValue;
  readonly basedOn: number;
  readonly setBy: string;
  readonly reason: string;
};

/** False when another version is in force than the one it is based on, also when that one comes at the same moment. */
export const addPolicyVersion = async (tx: Transaction, { name, value, basedOn, setBy, reason }: NewVersion) => {
  const added = await tx.execute(sql`
    INSERT INTO policy (name, version, value, set_by, reason)
    SELECT ${name}, ${basedOn + 1}, ${JSON.stringify(value)}::jsonb, ${setBy}, ${reason}
    WHERE ${basedOn} = (SELECT max(version) FROM policy WHERE name = ${name})
    ON CONFLICT DO NOTHING RETURNING 1`);
  return added.length > 0;
};

/** What has not ended, by where it stands. */
export const readOpenWork = async (db: Queryable): Promise<OpenWork> => {
  const orders = await db.execute<{ status: OrderStatus; waitingOn: string | null; count: number }>(sql`
    SELECT status, waiting_on AS "waitingOn", count(*)::int AS count FROM "order" WHERE ended_at IS NULL GROUP BY 1, 2`);
  const escalations = await db.execute<{ tier: EscalationTier; count: number }>(sql`
    SELECT tier, count(*)::int AS count FROM escalation WHERE state = 'open' GROUP BY 1`);
  return {
    orders: [...orders].map(({ waitingOn, ...row }) => ({
      ...row,
      waitingOn: waitingOn !== null && isWaitingCode(waitingOn) ? waitingOn : null,
    })),
    escalations: [...escalations],
  };
};
