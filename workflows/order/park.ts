import { CancellationScope, condition, isCancellation } from '@temporalio/workflow';
import { local } from '../kit/activity.ts';
import { codeOf } from '../kit/failure.ts';
import { showAttention, tellWaiting } from './notice.ts';
import type { Run } from './state.ts';
import { escalate } from './trouble.ts';

/** A step, and the shipment that it is for. */
export type Step = { readonly name: string; readonly shipmentId?: string };

/**
 * Does a step until it is done. When its retries are used up the order is parked, never failed:
 * an escalation is opened, and a person says "again" or cancels.
 */
export const insist = async <T>(run: Run, step: Step, act: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (isCancellation(error)) throw error;
      await park(run, step, codeOf(error));
    }
  }
};

const park = async (run: Run, { name, shipmentId }: Step, code: string): Promise<void> => {
  const before = run.state.resumes;
  const detail = `${name}:${code}`;
  await escalate(run, { kind: 'step_failed', detail, ...(shipmentId === undefined ? {} : { shipmentId }) });
  tellWaiting(run, 'attention', { reason: 'step_failed' });
  try {
    await condition(() => run.state.resumes > before);
    await local.resumeOrder({ orderId: run.input.orderId });
  } finally {
    showAttention(null);
  }
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
