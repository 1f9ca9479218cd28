import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { randomUUID } from 'node:crypto';
import { FaultError } from '../domain/fault-error.ts';
import { isRetryable, kindOf } from '../domain/faults.ts';
import type { Log } from '../contracts/log.ts';

/** SQLSTATEs that pass by themselves: lock not had in time, deadlock, serialisation, connection trouble, server starting or stopping. */
const PASSING = /^(55P03|40P01|40001|57P0[123]|08...|53300|CONNECT|ECONN|CONNECTION_)/;

const codesIn = (error: unknown): string[] => {
  const codes: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) codes.push('code' in at ? String(at.code) : '');
  return codes;
};

const isPassing = (error: unknown): boolean => codesIn(error).some((code) => PASSING.test(code));

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
      log.error(
        {
          errorId,
          step,
          codes: codesIn(error),
          stack: error instanceof Error ? stackWithoutMessage(error) : undefined,
        },
        'a step failed unexpectedly',
      );
      throw ApplicationFailure.create({ type: 'INTERNAL', message: errorId });
    }
  };

/** Places only: messages of database errors repeat parameters. */
const stackWithoutMessage = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
