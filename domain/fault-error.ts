import type { Fault, FaultCode } from './faults.ts';

/** How an adapter or activity raises an expected fault; anything else that is thrown is a bug. */
export class FaultError extends Error {
  readonly fault: Fault;
  /** Milliseconds after which the outside asked to be called again. */
  readonly retryAfterMs: number | undefined;

  constructor(fault: Fault, options: { retryAfterMs?: number; cause?: unknown } = {}) {
    super(fault.code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'FaultError';
    this.fault = fault;
    this.retryAfterMs = options.retryAfterMs;
  }

  get code(): FaultCode {
    return this.fault.code;
  }
}
