import { CancellationScope } from '@temporalio/workflow';
import { foreign, local } from '../kit/activity.ts';
import { showStage, tellWaiting } from './notice.ts';
import { insist } from './park.ts';
import { giveBack } from './payment.ts';
import type { Run, Undo } from './state.ts';

/** Undoes in reverse what was registered, each step until it succeeds. Nothing cancels a cancel. */
export const cancelOrder = (run: Run): Promise<'cancelled'> =>
  CancellationScope.nonCancellable(async (): Promise<'cancelled'> => {
    const { state, input } = run;
    showStage(run, 'cancelling', 'cancelling');
    tellWaiting(run, 'cancelling', {});
    for (let step = state.undo.at(-1); step; step = state.undo.at(-1)) {
      const undo = step;
      await insist(run, { name: undo.kind }, () => undoStep(run, undo));
      state.undo.pop();
    }
    await local.finishCancel({ orderId: input.orderId });
    showStage(run, 'cancelled', null);
    return 'cancelled';
  });

const undoStep = async (run: Run, undo: Undo): Promise<void> => {
  switch (undo.kind) {
    case 'voidBooking':
      await foreign.voidBooking({ shipmentId: undo.shipmentId, n: undo.n });
      return;
    case 'closePayment':
      await giveBack(run, await foreign.closePayment({ paymentId: undo.paymentId }));
      return;
    case 'releaseHold':
      await local.releaseHold({ orderId: run.input.orderId });
  }
};
