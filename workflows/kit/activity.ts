import { ActivityCancellationType, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import { NON_RETRYABLE_CODES } from './retry-profile.ts';

/** Steps of our own database: short, idempotent, repeated when a workflow task is lost. */
export const local = proxyLocalActivities<Activities>({
  startToCloseTimeout: '3s',
  scheduleToCloseTimeout: '20s',
  localRetryThreshold: '2s',
  retry: {
    initialInterval: '200ms',
    backoffCoefficient: 5,
    maximumInterval: '10s',
    nonRetryableErrorTypes: NON_RETRYABLE_CODES,
  },
});

/**
 * Calls to others. A cancelled call is waited for, since it may be taking effect this moment;
 * one attempt is bounded, so the wait is too.
 */
export const foreign = proxyActivities<Activities>({
  startToCloseTimeout: '8s',
  scheduleToCloseTimeout: '10m',
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  retry: {
    initialInterval: '1s',
    backoffCoefficient: 2,
    maximumInterval: '1m',
    nonRetryableErrorTypes: NON_RETRYABLE_CODES,
  },
});

/** A question whose answer is welcome but not needed to go on. */
export const brief = proxyActivities<Activities>({
  startToCloseTimeout: '8s',
  scheduleToCloseTimeout: '20s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, nonRetryableErrorTypes: NON_RETRYABLE_CODES },
});

/**
 * One activity asks after a silent parcel for as long as its lane may take. It says itself when to ask again, so that
 * any number of polls adds no event.
 */
export const tracker = proxyActivities<Activities>({
  startToCloseTimeout: '8s',
  scheduleToCloseTimeout: '30d',
  retry: { initialInterval: '2s', backoffCoefficient: 1, nonRetryableErrorTypes: NON_RETRYABLE_CODES },
});

/** For money that is not ours: tried for as long as it takes a gateway to come back. */
export const patient = proxyActivities<Activities>({
  startToCloseTimeout: '8s',
  scheduleToCloseTimeout: '30d',
  retry: {
    initialInterval: '1s',
    backoffCoefficient: 2,
    maximumInterval: '10m',
    nonRetryableErrorTypes: NON_RETRYABLE_CODES,
  },
});
