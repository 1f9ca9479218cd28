import type { z } from 'zod';
import { FaultError } from '../../domain/fault-error.ts';
import { fault, type Fault } from '../../domain/faults.ts';

/** The gateway's own code goes into `facts`, for the log and the person who looks into it. */
export const gatewayFault = (code: Fault['code'], reason: string): FaultError =>
  new FaultError(fault(code, undefined, { reason }));

/** An answer that cannot be read leaves the outcome unknown, however definite it was meant to be. */
export const readAnswer = <T extends z.ZodType>(schema: T, answer: unknown): z.output<T> => {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw gatewayFault('GATEWAY_UNAVAILABLE', 'answer_unreadable');
};

/** An answer about another key than the one asked for is no answer to this call. */
export const aboutKey = <T extends { readonly key: string }>(answer: T, key: string): T => {
  if (answer.key === key) return answer;
  throw gatewayFault('GATEWAY_UNAVAILABLE', 'answer_mismatched');
};

/** Providers sign each try anew, so that a notice older than this is a replay. */
export const WEBHOOK_TOLERANCE_SECONDS = 300;

export const isFresh = (seconds: number, now: number): boolean =>
  Number.isFinite(seconds) && Math.abs(now / 1_000 - seconds) <= WEBHOOK_TOLERANCE_SECONDS;
