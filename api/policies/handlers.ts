import { fromWire, policyValue, type PolicyChange } from '../../contracts/policy.ts';
import type { Queryable } from '../../db/client.ts';
import { addAudit } from '../../db/queries/event.ts';
import { newId } from '../../db/queries/new-id.ts';
import { instantIn } from '../../db/queries/order.ts';
import {
  addPolicyVersion,
  listPolicies,
  type PolicyRow,
  policyVersions,
  readOpenWork,
} from '../../db/queries/policy.ts';
import { fault } from '../../domain/faults.ts';
import { effectOf } from '../../domain/service-level/effect.ts';
import { changedFields, isPolicyName, type PolicyName, type PolicyValue } from '../../domain/service-level/policy.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';
import { allFaults } from '../plugins/validation.ts';
import { presentEffect, presentPolicy, presentVersion } from './present.ts';

/** Judged by the bounds of its own policy, every fault at its place in the body. */
const valueIn = (name: PolicyName, given: PolicyValue): PolicyValue => {
  const parsed = policyValue(name).safeParse(given);
  if (parsed.success) return fromWire(name, parsed.data);
  const issues = parsed.error.issues.map((issue) => ({ ...issue, path: ['value', ...issue.path] }));
  throw new Refusal(allFaults(issues, 'body'));
};

const inForce = async (db: Queryable, name: PolicyName): Promise<PolicyRow> => {
  const [row] = await policyVersions(db, name);
  if (!row) throw new Error(`the policy ${name} has no row`);
  return row;
};

/** What the company promises and how long it waits: versions, each with who and why. */
export const createPolicyHandlers = ({ db, pace }: ApiDeps) => ({
  list: async () => ({
    data: (await listPolicies(db)).flatMap((row) =>
      isPolicyName(row.policy.name) ? [presentPolicy(row.policy.name, row)] : [],
    ),
  }),

  read: async (name: PolicyName) => {
    const rows = await policyVersions(db, name);
    return { policy: presentPolicy(name, rows[0] ?? (await inForce(db, name))), versions: rows.map(presentVersion) };
  },

  preview: async (name: PolicyName, given: PolicyValue) => {
    const after = valueIn(name, given);
    const [{ policy }, work, at] = await Promise.all([inForce(db, name), readOpenWork(db), instantIn(db, 0)]);
    const effect = effectOf(name, { before: policy.value, after, work, pace, now: at });
    return presentEffect(effect, { basedOn: policy.version, before: policy.value, after, at });
  },

  change: (name: PolicyName, { actor, asked }: { readonly actor: string; readonly asked: PolicyChange }) =>
    db.transaction(async (tx) => {
      const value = valueIn(name, asked.value);
      const { policy: before } = await inForce(tx, name);
      const { based_on: basedOn, reason } = asked;
      if (before.version === basedOn && changedFields(name, before.value, value).length === 0)
        throw new Refusal([fault('NOTHING_CHANGED', '/value')]);
      if (!(await addPolicyVersion(tx, { name, value, basedOn, setBy: actor, reason })))
        throw new Refusal([fault('VERSION_CHANGED', '/based_on', { version: before.version })]);
      const facts = { version: basedOn + 1, before: before.value, after: value, reason };
      await addAudit(tx, { id: newId('aud'), actor, action: 'policy.change', ref: name, facts });
      return presentPolicy(name, await inForce(tx, name));
    }),
});
