import type { FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import type { Faulty } from '../../contracts/problem.ts';
import { fault } from '../../domain/faults.ts';
import { Refusal } from './problem.ts';

type Issue = z.core.$ZodIssue;
type Facts = Record<string, string | number | string[]>;

/** Enough to mend a request by; a body made of faults must not cost more to answer than to send. */
export const MOST_FAULTS = 100;
const LONGEST_POINTER = 200;

/** Validates with zod; a refusal names every place at once, by JSON pointer in a body and by name elsewhere. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  const part = httpPart ?? 'body';
  return (data: unknown) => {
    // Fastify says null where there is no body.
    const parsed = schema.safeParse(part === 'body' && data === null ? undefined : data);
    return parsed.success
      ? { value: parsed.data }
      : { error: new Refusal(allFaults(parsed.error.issues.slice(0, MOST_FAULTS), part)) };
  };
};

/** Of a value that can only be judged once it is known what it is about. */
export const allFaults = (issues: readonly Issue[], part: string): readonly Faulty[] =>
  issues.flatMap((issue) => faultsOf(issue, part)).slice(0, MOST_FAULTS);

const faultsOf = (issue: Issue, part: string): readonly Faulty[] => {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, MOST_FAULTS) : [undefined];
  return keys.map((key) => {
    const path = key === undefined ? issue.path : [...issue.path, key];
    const name = path.map(String).join('.').slice(0, LONGEST_POINTER);
    const place = part === 'body' ? {} : { in: part === 'querystring' ? 'query' : part, name };
    const found = fault('INVALID_VALUE', part === 'body' ? pointerOf(path) : undefined, { ...ruleOf(issue), ...place });
    // Of unknown members the message is their names, which stand in the pointers.
    return key === undefined ? { ...found, detail: issue.message } : found;
  });
};

/** RFC 6901. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')
    .slice(0, LONGEST_POINTER);

/** Which rule, and what it asks for: what a client needs to word the fault itself. Never the value that was sent. */
const ruleOf = (issue: Issue): Facts => {
  const known: Record<string, unknown> = { ...issue };
  const asked = ['expected', 'minimum', 'maximum', 'format'].flatMap((name) => {
    const value = known[name];
    return typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [];
  });
  const allowed = issue.code === 'invalid_value' ? { allowed: issue.values.map(String) } : {};
  return { rule: issue.code, ...Object.fromEntries(asked), ...allowed };
};
