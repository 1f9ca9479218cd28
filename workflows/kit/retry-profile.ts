import { FAULTS, isRetryable, type FaultCode } from '../../domain/faults.ts';

/** Derived from the table of faults, never typed: what a retry cannot mend is not retried. */
export const NON_RETRYABLE_CODES: string[] = (Object.keys(FAULTS) as FaultCode[]).filter((code) => !isRetryable(code));
