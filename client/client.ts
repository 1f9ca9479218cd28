import createFetchClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './schema.ts';

export type { components, paths } from './schema.ts';

type Schemas = components['schemas'];
export type NewOrder = Schemas['NewOrder'];
export type HeldOrder = Schemas['HeldOrder'];
export type Order = Schemas['Order'];
export type Problem = Schemas['Problem'];
export type ProblemCode = Schemas['ProblemCode'];

export type ClientOptions = {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly fetch?: (request: Request) => Promise<Response>;
};

export type PackhorseClient = Client<paths>;

/** Every route by its path and with its own types: `client.GET('/v1/orders/{id}', { params: { path: { id } } })`. */
export const createClient = ({ baseUrl, apiKey, fetch }: ClientOptions): PackhorseClient =>
  createFetchClient<paths>({
    baseUrl,
    headers: { authorization: `Bearer ${apiKey}` },
    ...(fetch === undefined ? {} : { fetch }),
  });

/** A fresh key for one act. Keep it until the act is answered, and send it again with every retry. */
export const idempotencyKey = (key: string = crypto.randomUUID()): { readonly 'idempotency-key': string } => ({
  'idempotency-key': key,
});

/** The API's refusal, with every fault at once. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly status: number;
  /** Milliseconds after which the API asks to be called again. */
  readonly retryAfterMs: number | undefined;

  constructor(problem: Problem, response: Response) {
    super(`${problem.code}: ${problem.title}`);
    this.name = 'ProblemError';
    this.problem = problem;
    this.status = response.status;
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    this.retryAfterMs = Number.isFinite(seconds) ? seconds * 1_000 : undefined;
  }

  get code(): ProblemCode {
    return this.problem.code;
  }

  /** True when one of the faults has this code. */
  has(code: ProblemCode): boolean {
    return this.problem.code === code || this.problem.errors.some((each) => each.code === code);
  }
}

type Answered<T> = { readonly data?: T; readonly error?: unknown; readonly response: Response };

const isProblem = (error: unknown): error is Problem =>
  typeof error === 'object' && error !== null && 'code' in error && 'errors' in error;

/** The data of an answer, or a `ProblemError`; anything else that came, such as a proxy's page, is a plain error. */
export const dataOf = async <T>(call: Promise<Answered<T>>): Promise<NonNullable<T>> => {
  const { data, error, response } = await call;
  if (isProblem(error)) throw new ProblemError(error, response);
  if (data === undefined || data === null) throw new Error(`no answer that can be read: HTTP ${response.status}`);
  return data;
};
