import { z } from 'zod';
import { FaultError } from '../../domain/fault-error.ts';
import { fault } from '../../domain/faults.ts';
import type { ReportCall } from '../call-log.ts';
import { callHttp, type HttpAnswer, type HttpCall } from '../http.ts';
import type { Notifier, ProviderReceipt } from './port.ts';

export type HttpNotifierOptions = {
  readonly baseUrl: string;
  readonly token: string;
  readonly timeoutMs?: number;
  readonly report?: ReportCall | undefined;
};

const receipt = z
  .object({ id: z.string().min(1), key: z.string(), status: z.enum(['accepted', 'delivered', 'failed']) })
  .transform(({ id, key, status }): ProviderReceipt & { key: string } => ({ key, providerRef: id, status }));

const unknownKey = z.object({ error: z.literal('unknown_key') });

const toJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** 200 and 422 (refused for good) carry a receipt; whatever else comes leaves the outcome unknown. */
const readReceipt = (answer: HttpAnswer, key: string): ProviderReceipt => {
  const parsed = receipt.safeParse([200, 422].includes(answer.status) ? toJson(answer.text) : undefined);
  if (!parsed.success || parsed.data.key !== key) {
    throw new FaultError(fault('NOTIFIER_UNAVAILABLE', undefined, { status: answer.status }));
  }
  return { providerRef: parsed.data.providerRef, status: parsed.data.status };
};

export const createHttpNotifier = (options: HttpNotifierOptions): Notifier => {
  const { baseUrl, token, timeoutMs = 5_000, report } = options;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const call = (input: Pick<HttpCall, 'method' | 'url' | 'body'>): Promise<HttpAnswer> =>
    callHttp({ ...input, headers, timeoutMs, report }, 'NOTIFIER_UNAVAILABLE');
  return {
    send: async (message) => {
      const body = JSON.stringify(message);
      return readReceipt(await call({ method: 'POST', url: `${baseUrl}/v1/messages`, body }), message.key);
    },
    find: async (key) => {
      const answer = await call({ method: 'GET', url: `${baseUrl}/v1/messages?key=${encodeURIComponent(key)}` });
      const isUnknown = answer.status === 404 && unknownKey.safeParse(toJson(answer.text)).success;
      return isUnknown ? undefined : readReceipt(answer, key);
    },
  };
};
