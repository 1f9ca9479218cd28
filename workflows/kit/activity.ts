import {
  ActivityCancellationType,
  type ActivityInterfaceFor,
  type ActivityOptions,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  sleep,
} from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import { isFinal } from './failure.ts';
import { NON_RETRYABLE_CODES } from './retry-profile.ts';
import { SUMMARIES } from './summary.ts';

type Name = keyof Activities;
type Step = (...args: never[]) => Promise<unknown>;

const LONGEST_PAUSE_MS = 60_000;

/** Our own database comes back: what could not be done is begun again after a pause, however long it takes. A fault is final. */
const untilDone =
  (name: string, step: Step): Step =>
  async (...args) => {
    for (let pauseMs = 5_000; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        return await step(...args);
      } catch (error) {
        if (isCancellation(error) || isFinal(error)) throw error;
        setCurrentDetails(`${name}: DATABASE_UNAVAILABLE`);
        await sleep(pauseMs, { summary: `${name} again` });
      }
    }
  };

const localStep = (name: Name): Step => {
  const steps = proxyLocalActivities<Activities>({
    startToCloseTimeout: '3s',
    scheduleToCloseTimeout: '20s',
    localRetryThreshold: '2s',
    summary: SUMMARIES[name],
    retry: {
      initialInterval: '200ms',
      backoffCoefficient: 5,
      maximumInterval: '10s',
      nonRetryableErrorTypes: NON_RETRYABLE_CODES,
    },
  });
  return untilDone(name, steps[name] as Step);
};

const foreignStep =
  (options: ActivityOptions) =>
  (name: Name): Step =>
    proxyActivities<Activities>({
      startToCloseTimeout: '8s',
      ...options,
      summary: SUMMARIES[name],
      retry: {
        initialInterval: '1s',
        backoffCoefficient: 2,
        nonRetryableErrorTypes: NON_RETRYABLE_CODES,
        ...options.retry,
      },
    })[name] as Step;

/** Each step by its name, made when it is first used, with its own summary. */
const stepsBy = (make: (name: Name) => Step): ActivityInterfaceFor<Activities> =>
  new Proxy({} as Record<Name, Step>, {
    get: (made, name: Name) => {
      made[name] ??= make(name);
      return made[name];
    },
  }) as ActivityInterfaceFor<Activities>;

/** Steps of our own database: short, idempotent, repeated when a workflow task is lost. None of them fails its workflow. */
export const local = stepsBy(localStep);

/**
 * Calls to others. A cancelled call is waited for, since it may be taking effect this moment;
 * one attempt is bounded, so the wait is too.
 */
export const foreign = stepsBy(
  foreignStep({
    scheduleToCloseTimeout: '10m',
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    retry: { maximumInterval: '1m' },
  }),
);

/** A question whose answer is welcome but not needed to go on. */
export const brief = stepsBy(foreignStep({ scheduleToCloseTimeout: '20s' }));

/**
 * One activity asks after a silent parcel for as long as its lane may take. It says itself when to ask again, so that
 * any number of polls adds no event.
 */
export const tracker = stepsBy(
  foreignStep({ scheduleToCloseTimeout: '30d', retry: { initialInterval: '2s', maximumInterval: '1m' } }),
);

/** For money that is not ours: tried for as long as it takes a gateway to come back. */
export const patient = stepsBy(foreignStep({ scheduleToCloseTimeout: '30d', retry: { maximumInterval: '10m' } }));
