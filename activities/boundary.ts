import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { randomUUID } from 'node:crypto';
import { factsOfError, isPassing, placesOf } from '../contracts/error-code.ts';
import type { Log } from '../contracts/log.ts';
import { FaultError } from '../domain/fault-error.ts';
import { isRetryable, kindOf } from '../domain/faults.ts';

const failureOf = (error: FaultError): ApplicationFailure => {
  const kind = kindOf(error.code);
  return ApplicationFailure.create({
    type: error.code,
    message: error.code,
    nonRetryable: !isRetryable(error.code),
    ...(error.retryAfterMs === undefined ? {} : { nextRetryDelay: error.retryAfterMs }),
    ...(kind === 'rejected' || kind === 'declined' ? { category: ApplicationFailureCategory.BENIGN } : {}),
  });
};

/**
 * Where an activity meets Temporal. Faults become failures whose type is their code. A bug keeps its text to the log,
 * since a query's error carries its parameters; history sees an id to look it up by.
 */
export const createBoundary =
  (log: Log) =>
  async <T>(step: string, run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      if (error instanceof ApplicationFailure) throw error;
      if (error instanceof FaultError) throw failureOf(error);
      if (isPassing(error))
        throw ApplicationFailure.create({ type: 'DATABASE_UNAVAILABLE', message: 'DATABASE_UNAVAILABLE' });
      const errorId = randomUUID();
      log.error({ errorId, step, ...factsOfError(error), places: placesOf(error) }, 'a step failed unexpectedly');
      throw ApplicationFailure.create({ type: 'INTERNAL', message: errorId });
    }
  };
