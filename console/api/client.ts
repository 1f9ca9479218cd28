import createFetchClient from 'openapi-fetch';
import { type paths, type Problem, ProblemError } from '../../client/client.ts';

export { dataOf, type Problem, ProblemError } from '../../client/client.ts';

/** The API with the session's cookie: `dataOf(api.GET('/v1/orders/{id}', { params: { path: { id } } }))`. */
export const api = createFetchClient<paths>({ baseUrl: location.origin, credentials: 'same-origin' });

type Call = { readonly method?: string; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

const NOBODY: readonly string[] = ['SESSION_MISSING', 'CREDENTIALS_MISSING'];

export const isSignedOut = (error: unknown): boolean => error instanceof ProblemError && NOBODY.includes(error.code);

const isProblem = (body: unknown): body is Problem => typeof body === 'object' && body !== null && 'code' in body;

/** Of an answer without content: that it was done, or a `ProblemError`. */
export const doneOf = async (
  call: Promise<{ readonly error?: unknown; readonly response: Response }>,
): Promise<void> => {
  const { error, response } = await call;
  if (isProblem(error)) throw new ProblemError(error, response);
  if (!response.ok) throw new Error(`not done: HTTP ${response.status}`);
};

/** For an address that the document does not hold. */
export const callApi = async <Answer>(path: string, { method = 'GET', body, headers }: Call = {}): Promise<Answer> => {
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (response.ok) return answer as Answer;
  if (isProblem(answer)) throw new ProblemError(answer, response);
  throw new Error(`no answer that can be read: HTTP ${response.status}`);
};
