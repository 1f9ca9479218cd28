import { CancellationScope, condition, isCancellation } from '@temporalio/workflow';
import { ActivityFailure, ApplicationFailure } from '@temporalio/common';
import { local } from '../kit/activity.ts';
import { showAttention, tellWaiting } from './notice.ts';
import type { Run } from './state.ts';

const codeOf = (error: unknown): string => {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure ? (cause.type ?? 'INTERNAL') : 'TIMED_OUT';
};

/**
 * Does a step until it is done. When its retries are used up the order is parked, never failed:
 * a person sees the code and says "again".
 */
export const insist = async <T>(run: Run, step: string, act: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (isCancellation(error)) throw error;
      await park(run, step, codeOf(error));
    }
  }
};

/** Stops here, says why, and goes on when a person says so. */
export const park = async (run: Run, step: string, code: string): Promise<void> => {
  const { orderId } = run.input;
  const before = run.state.resumes;
  await local.parkOrder({ orderId, step, code });
  showAttention(code);
  tellWaiting(run, 'attention', { reason: 'step_failed' });
  await condition(() => run.state.resumes > before);
  await local.resumeOrder({ orderId });
  showAttention(null);
};

/**
 * Does a step that a cancel may cut short. The attempt in flight is waited for, since it may be taking effect;
 * what it did is undone by what was registered before it.
 */
export const unlessCancelled = async <T>(run: Run, act: () => Promise<T>): Promise<T | 'cancelled'> => {
  if (run.state.cancelling) return 'cancelled';
  const scope = new CancellationScope();
  const watch = new CancellationScope();
  void watch.run(() => condition(() => run.state.cancelling).then(() => scope.cancel())).catch(() => undefined);
  try {
    return await scope.run(act);
  } catch (error) {
    if (isCancellation(error) && run.state.cancelling) return 'cancelled';
    throw error;
  } finally {
    watch.cancel();
  }
};
