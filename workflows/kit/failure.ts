import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';
import { NON_RETRYABLE_CODES } from './retry-profile.ts';

/** The fault's code behind a failed step; a step that never answered has timed out. */
export const codeOf = (error: unknown): string => {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure ? (cause.type ?? 'INTERNAL') : 'TIMED_OUT';
};

/** A fault that trying again does not mend: the workflow takes another branch. */
export const isFinal = (error: unknown): boolean => NON_RETRYABLE_CODES.includes(codeOf(error));
