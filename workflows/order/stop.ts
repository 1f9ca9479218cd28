import { condition, patched } from '@temporalio/workflow';
import type { Stopped } from '../../contracts/order-step.ts';
import { waitingFactsOf, type WaitingCode } from '../../domain/waiting.ts';
import { showStage, tellWaiting } from './notice.ts';
import type { Run } from './state.ts';

export const isStopped = (answer: string | Stopped): answer is Stopped =>
  typeof answer !== 'string' && patched('2026-11-pause');

/**
 * Tries a step again whenever a pause or a hold has ended, until nothing stops it. How many have ended is read before the
 * step, so that none is missed that ends beside it. Undefined: the order is being cancelled.
 */
export const untilLifted = async <T extends string>(
  run: Run,
  next: WaitingCode,
  step: () => Promise<T | Stopped>,
): Promise<T | undefined> => {
  const { state } = run;
  const countLifts = (): number => state.lifted + state.resumes;
  for (let wasStopped = false; ; wasStopped = true) {
    const before = countLifts();
    const answer = await step();
    if (!isStopped(answer)) {
      if (wasStopped) showStage(run, 'fulfilling', next);
      return answer;
    }
    showStage(run, 'fulfilling', 'resumed');
    tellWaiting(run, 'resumed', waitingFactsOf(answer.facts));
    await condition(() => countLifts() > before || state.cancelling);
    if (state.cancelling) return undefined;
  }
};
