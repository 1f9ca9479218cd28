import { fault, type FaultCode } from '../domain/faults.ts';
import { FaultError } from '../domain/fault-error.ts';

export type HttpCall = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Below the activity's start-to-close, so that the caller learns the outcome is unknown. */
  readonly timeoutMs?: number;
};

export type HttpAnswer = { readonly status: number; readonly headers: Headers; readonly text: string };

const retryAfterMs = (headers: Headers): number | undefined => {
  const seconds = Number(headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
};

/**
 * The one way out to providers. Answers below 500 are returned; no answer, 429 and 5xx become a `FaultError` with
 * `unavailable`, since the call may have taken effect. Redirects are not followed.
 */
export const callHttp = async (call: HttpCall, unavailable: FaultCode): Promise<HttpAnswer> => {
  try {
    const response = await fetch(call.url, {
      method: call.method,
      headers: { ...call.headers },
      ...(call.body === undefined ? {} : { body: call.body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(call.timeoutMs ?? 5_000),
    });
    const answer = { status: response.status, headers: response.headers, text: await response.text() };
    if (answer.status < 500 && answer.status !== 429) return answer;
    const after = retryAfterMs(answer.headers);
    throw new FaultError(
      fault(unavailable, undefined, { status: answer.status }),
      after === undefined ? {} : { retryAfterMs: after },
    );
  } catch (error) {
    if (error instanceof FaultError) throw error;
    throw new FaultError(fault(unavailable), { cause: error });
  }
};
