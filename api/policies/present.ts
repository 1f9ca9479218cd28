import type { z } from 'zod';
import { type policyEffect, type policyView, toWire, wireFields, wireName } from '../../contracts/policy.ts';
import type { PolicyRow } from '../../db/queries/policy.ts';
import type { Effect } from '../../domain/service-level/effect.ts';
import type { PolicyName, PolicyValue } from '../../domain/service-level/policy.ts';
import { presentSetBy } from '../settings/set-by.ts';

export const presentVersion = ({ policy, by, byZh }: PolicyRow) => ({
  version: policy.version,
  value: toWire(policy.value),
  since: policy.since,
  set_by: presentSetBy(policy.setBy, { en: by, zh: byZh }),
  reason: policy.reason,
});

export const presentPolicy = (name: PolicyName, row: PolicyRow): z.infer<typeof policyView> => ({
  name,
  ...presentVersion(row),
  fields: wireFields(name),
});

type Trial = {
  readonly basedOn: number;
  readonly before: PolicyValue;
  readonly after: PolicyValue;
  readonly at: string;
};

export const presentEffect = (
  { changed, touches, examples }: Effect,
  { basedOn, before, after, at }: Trial,
): z.infer<typeof policyEffect> => ({
  based_on: basedOn,
  before: toWire(before),
  after: toWire(after),
  changed: changed.map(wireName),
  touches: [...touches],
  examples: [...examples],
  at,
});
