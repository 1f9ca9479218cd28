import { z } from 'zod';
import {
  FAULTS,
  type Fault,
  type FaultCode,
  type FaultKind,
  isRetryable,
  kindOf,
  problemType,
} from '../domain/faults.ts';

const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));

/** RFC 9457. `errors` lists every fault at once, each with a JSON pointer into the request body where it has a place there. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    instance: z.string().optional(),
    detail: z.string().optional(),
    retryable: z.boolean(),
    request_id: z.string().optional(),
    errors: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        pointer: z.string().optional(),
        facts: facts.optional(),
        detail: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;

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
  SIGNATURE_INVALID: 401,
  MEDIA_TYPE_UNSUPPORTED: 415,
  BODY_TOO_LARGE: 413,
};

export const statusOf = (code: FaultCode): number => STATUS_OF_CODE[code] ?? STATUS[kindOf(code)];

type Faulty = Fault & { readonly detail?: string };

/** One document for one or many faults; the first fault names the problem. */
export const presentProblem = (faults: readonly [Faulty, ...Faulty[]], instance?: string): Problem => {
  const [first] = faults;
  return {
    type: problemType(first.code),
    title: FAULTS[first.code].title,
    status: statusOf(first.code),
    code: first.code,
    ...(instance === undefined ? {} : { instance }),
    retryable: faults.every(({ code }) => isRetryable(code)),
    errors: faults.map(({ code, pointer, facts: known, detail }) => ({
      code,
      title: FAULTS[code].title,
      ...(pointer === undefined ? {} : { pointer }),
      ...(known === undefined ? {} : { facts: { ...known } as Record<string, string | number | boolean | string[]> }),
      ...(detail === undefined ? {} : { detail }),
    })),
  };
};
