import { fault, type FaultCode } from '../domain/faults.ts';
import { FaultError } from '../domain/fault-error.ts';
import type { Call } from '../domain/health.ts';
import type { ReportCall } from './call-log.ts';

export type HttpCall = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Below the activity's start-to-close, so that the caller learns the outcome is unknown. */
  readonly timeoutMs?: number;
  /** Told how the call ended. */
  readonly report?: ReportCall | undefined;
};

export type HttpAnswer = { readonly status: number; readonly headers: Headers; readonly text: string };

const retryAfterMs = (headers: Headers): number | undefined => {
  const seconds = Number(headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
};

const ask = async (call: HttpCall): Promise<HttpAnswer> => {
  const response = await fetch(call.url, {
    method: call.method,
    headers: { ...call.headers },
    ...(call.body === undefined ? {} : { body: call.body }),
    redirect: 'manual',
    signal: AbortSignal.timeout(call.timeoutMs ?? 5_000),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

const isUsable = ({ status }: HttpAnswer): boolean => status < 500 && status !== 429;

const endOf = (answer: HttpAnswer | undefined, error: unknown): Pick<Call, 'end' | 'code'> => {
  if (answer) return isUsable(answer) ? { end: 'answered' } : { end: 'failed', code: `http_${answer.status}` };
  const isLate = error instanceof Error && error.name === 'TimeoutError';
  return isLate ? { end: 'timed_out', code: 'timeout' } : { end: 'failed', code: 'no_connection' };
};

/**
 * The one way out to providers. Answers below 500 are returned; no answer, 429 and 5xx become a `FaultError` with
 * `unavailable`, since the call may have taken effect. Redirects are not followed.
 */
export const callHttp = async (call: HttpCall, unavailable: FaultCode): Promise<HttpAnswer> => {
  const at = Date.now();
  const report = (answer: HttpAnswer | undefined, error?: unknown): void =>
    call.report?.({ at, ms: Date.now() - at, ...endOf(answer, error) });
  const answer = await ask(call).catch((error: unknown) => {
    report(undefined, error);
    throw new FaultError(fault(unavailable), { cause: error });
  });
  report(answer);
  if (isUsable(answer)) return answer;
  const after = retryAfterMs(answer.headers);
  throw new FaultError(
    fault(unavailable, undefined, { status: answer.status }),
    after === undefined ? {} : { retryAfterMs: after },
  );
};
