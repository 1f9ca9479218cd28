import { z } from 'zod';
import {
  FAULT_KINDS,
  FAULTS,
  type Fault,
  type FaultCode,
  type FaultKind,
  isRetryable,
  kindOf,
  problemType,
} from '../domain/faults.ts';

/** What a client may meet in `code`: the table's, and the one that stands for a bug of ours. */
const CODES = [...(Object.keys(FAULTS) as FaultCode[]), 'INTERNAL'] as const;
const code = z.enum(CODES).describe('Stable; more may come').meta({ id: 'ProblemCode' });

const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));

/** One thing that is wrong, with its place in the request's body where it has one. */
export const problemItem = z.object({
  code,
  title: z.string(),
  pointer: z.string().optional(),
  facts: facts.optional(),
  detail: z.string().optional(),
});
export type ProblemItem = z.infer<typeof problemItem>;

/** RFC 9457. `errors` lists every fault at once, each with a JSON pointer into the request body where it has a place there. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code,
    instance: z.string().optional(),
    detail: z.string().optional(),
    retryable: z.boolean(),
    request_id: z.string().optional(),
    errors: z.array(problemItem),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;

/** How every route may answer otherwise. */
export const failures = {
  default: { description: 'A problem', content: { 'application/problem+json': { schema: problem } } },
};

/** All that is told of a bug. */
export const INTERNAL: Problem = {
  type: '/problems/internal',
  title: 'Something went wrong on our side',
  status: 500,
  code: 'INTERNAL',
  retryable: true,
  errors: [],
};

const STATUS: Record<FaultKind, number> = {
  invalid: 400,
  missing: 404,
  conflict: 409,
  rejected: 422,
  declined: 422,
  forbidden: 403,
  throttled: 429,
  unavailable: 503,
};

const STATUS_OF_CODE: Partial<Record<FaultCode, number>> = {
  CREDENTIALS_MISSING: 401,
  CREDENTIALS_INVALID: 401,
  SESSION_MISSING: 401,
  SIGN_IN_FAILED: 401,
  SIGNATURE_INVALID: 401,
  MEDIA_TYPE_UNSUPPORTED: 415,
  BODY_TOO_LARGE: 413,
  PRECONDITION_FAILED: 412,
};

export const statusOf = (code: FaultCode): number => STATUS_OF_CODE[code] ?? STATUS[kindOf(code)];

/** `detail` is for the developer who reads the answer, in English; clients word `facts`. */
export type Faulty = Fault & { readonly detail?: string };

export const presentFault = ({ code: each, pointer, facts: known, detail }: Faulty): ProblemItem => ({
  code: each,
  title: FAULTS[each].title,
  ...(pointer === undefined ? {} : { pointer }),
  ...(known === undefined ? {} : { facts: { ...known } as NonNullable<ProblemItem['facts']> }),
  ...(detail === undefined ? {} : { detail }),
});

/** One document for one or many faults; the first fault names the problem. */
export const presentProblem = (faults: readonly [Faulty, ...Faulty[]], instance?: string): Problem => {
  const [first] = faults;
  return {
    type: problemType(first.code),
    title: FAULTS[first.code].title,
    status: statusOf(first.code),
    code: first.code,
    ...(instance === undefined ? {} : { instance }),
    retryable: faults.every((each) => isRetryable(each.code) || each.code === 'IDEMPOTENCY_KEY_IN_USE'),
    errors: faults.map(presentFault),
  };
};

export const aboutProblem = problem
  .pick({ type: true, title: true, status: true, code: true, retryable: true })
  .extend({ kind: z.enum([...FAULT_KINDS, 'bug']) })
  .meta({ id: 'AboutProblem' });
export type AboutProblem = z.infer<typeof aboutProblem>;

const pageOf = (each: FaultCode): AboutProblem => {
  const { type, title, status, code: own, retryable } = presentProblem([{ code: each }]);
  return { type, title, status, code: own, retryable, kind: kindOf(each) };
};

const { errors: _, ...internal } = INTERNAL;

/** One page for each code, by its address. */
export const PROBLEM_PAGES: ReadonlyMap<string, AboutProblem> = new Map(
  [...(Object.keys(FAULTS) as FaultCode[]).map(pageOf), { ...internal, kind: 'bug' as const }].map((page) => [
    page.type,
    page,
  ]),
);
