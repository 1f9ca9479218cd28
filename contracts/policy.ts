import { z } from 'zod';
import { WORK_GROUPS } from '../domain/service-level/effect.ts';
import {
  fieldsOf,
  POLICY_NAMES,
  POLICY_UNITS,
  type PolicyField,
  type PolicyName,
  type PolicyValue,
} from '../domain/service-level/policy.ts';
import { instant } from './money.ts';
import { reason } from './person.ts';
import { bothNames } from './session.ts';

const number = z.number();

/** Any policy's value: which members it has, and within which bounds, its `fields` say. */
const value = z.record(z.string().max(60), z.union([number, z.array(number).max(20)]));

export const policyName = z.enum(POLICY_NAMES);

/** On the wire: `remind_at_percent`. */
const snake = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const grows = (values: readonly number[]): boolean => values.every((each, n) => n === 0 || each > (values[n - 1] ?? 0));

const memberOf = ({ min, max, most }: PolicyField): z.ZodType<number | number[]> => {
  const one = z.int().min(min).max(max);
  return most === undefined ? one : z.array(one).max(most).refine(grows, 'each greater than the one before');
};

/** The value of one policy as it is sent, within its bounds. */
export const policyValue = (name: PolicyName) =>
  z.strictObject(
    Object.fromEntries(Object.entries(fieldsOf(name)).map(([key, field]) => [snake(key), memberOf(field)])),
  );

export const fromWire = (name: PolicyName, given: PolicyValue): PolicyValue =>
  Object.fromEntries(
    Object.keys(fieldsOf(name)).flatMap((key) => {
      const member = given[snake(key)];
      return member === undefined ? [] : [[key, member] as const];
    }),
  );

export const toWire = (stored: PolicyValue): Record<string, number | number[]> =>
  Object.fromEntries(
    Object.entries(stored).map(([key, member]) => [snake(key), typeof member === 'number' ? member : [...member]]),
  );

export const wireFields = (name: PolicyName) =>
  Object.entries(fieldsOf(name)).map(([key, { unit, min, max, most }]) => ({
    name: snake(key),
    unit,
    min,
    max,
    most: most ?? null,
  }));

export const wireName = snake;

export const setBy = z.object({ id: z.string(), name: bothNames });

const version = {
  version: z.int(),
  value,
  since: instant,
  set_by: setBy.nullable().describe('Nobody: what the product came with'),
  reason: z.string().nullable(),
};

export const policyView = z
  .object({
    name: policyName,
    ...version,
    fields: z.array(
      z.object({
        name: z.string(),
        unit: z.enum(POLICY_UNITS).describe('`minor`: of the currency of the order'),
        min: z.int(),
        max: z.int(),
        most: z.int().nullable().describe('For a list: how many, each greater than the one before'),
      }),
    ),
  })
  .meta({ id: 'Policy' });

export const policyList = z.object({ data: z.array(policyView) }).meta({ id: 'PolicyList' });
export const policyHistory = z
  .object({ policy: policyView, versions: z.array(z.object(version)).describe('Newest first; the first is in force') })
  .meta({ id: 'PolicyHistory' });

export const policyTrial = z.strictObject({ value }).meta({ id: 'PolicyTrial' });
export const policyChange = z
  .strictObject({
    value,
    based_on: z.int().min(1).describe('The version that you looked at; refused when another is in force by now'),
    reason,
  })
  .meta({ id: 'PolicyChange' });
export type PolicyChange = z.infer<typeof policyChange>;

export const policyEffect = z
  .object({
    based_on: z.int(),
    before: value,
    after: value,
    changed: z.array(z.string()).describe('Members that differ'),
    touches: z
      .array(z.object({ group: z.enum(WORK_GROUPS), count: z.int(), effect: z.enum(['keeps', 'follows']) }))
      .describe('What is under way: deadlines that run are kept, what is decided later follows the new version'),
    examples: z
      .array(z.object({ code: z.string(), before: instant.nullable(), after: instant.nullable() }))
      .describe('Something that begins now, before and after'),
    at: instant,
  })
  .meta({ id: 'PolicyEffect' });

export const policyParams = z.object({ name: policyName });
