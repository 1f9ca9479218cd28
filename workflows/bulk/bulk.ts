import { CancellationScope, makeContinueAsNewFunc, setCurrentDetails, sleep, workflowInfo } from '@temporalio/workflow';
import type { BulkInput, BulkOutcome } from '../../contracts/messages.ts';
import { local } from '../kit/activity.ts';

const FIRST_LOOK_MS = 500;
const LONGEST_LOOK_MS = 30_000;

/**
 * One operator's action for many orders, a batch at a time at the policy's rate. The rows are the truth: who was taken, what
 * became of it, and whether somebody has asked for a stop.
 */
export async function bulk(input: BulkInput): Promise<BulkOutcome> {
  heedConsole(input);
  return CancellationScope.nonCancellable(() => workOff(input));
}

const workOff = async (input: BulkInput): Promise<BulkOutcome> => {
  const { bulkId } = input;
  for (let lookMs = FIRST_LOOK_MS; ; ) {
    const step = await local.takeBulkBatch({ bulkId });
    if (step.kind === 'ended') return step.outcome;
    if (step.kind === 'batch') {
      setCurrentDetails(`${step.orderIds.length} orders, then ${step.pauseMs} ms of rest`);
      const rest = sleep(step.pauseMs, { summary: 'the rate of the policy' });
      await Promise.all([rest, ...step.orderIds.map((orderId) => local.actInBulk({ bulkId, orderId }))]);
      lookMs = FIRST_LOOK_MS;
    } else {
      setCurrentDetails('waiting for the last actions to be carried out');
      await sleep(lookMs, { summary: 'until the last actions are carried out' });
      lookMs = Math.min(lookMs * 2, LONGEST_LOOK_MS);
    }
    if (isAdvisedToContinue(input)) await makeContinueAsNewFunc<typeof bulk>()(input);
  }
};

const isAdvisedToContinue = ({ historyLimit }: BulkInput): boolean => {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength > (historyLimit ?? Number.POSITIVE_INFINITY);
};

/** *Cancel* in the Temporal UI is a stop: what is under way ends, the rest is left alone. */
const heedConsole = ({ bulkId }: BulkInput): void => {
  void CancellationScope.current().cancelRequested.catch(() =>
    CancellationScope.nonCancellable(() => local.stopBulk({ bulkId })),
  );
};
