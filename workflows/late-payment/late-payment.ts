import { CancellationScope, setCurrentDetails, sleep } from '@temporalio/workflow';
import type { LatePaymentInput } from '../../contracts/messages.ts';
import type { GiveBack } from '../../contracts/order-step.ts';
import { local, patient } from '../kit/activity.ts';
import { codeOf } from '../kit/failure.ts';

/** Money that came when its order had ended: given back whole, once, and the customer is told. Nothing stops that. */
export async function latePayment({ paymentId, orderId }: LatePaymentInput): Promise<'returned' | 'nothing_due'> {
  return CancellationScope.nonCancellable(async () => {
    const { giveBack } = await local.settlePayment({ orderId, final: false });
    for (const due of giveBack) await untilReturned(due);
    return giveBack.some((due) => due.paymentId === paymentId) ? 'returned' : 'nothing_due';
  });
}

/** A refusal is final for its key only: the next try asks under another one. */
const untilReturned = async (due: GiveBack): Promise<void> => {
  for (;;) {
    try {
      await patient.giveBack(due);
      return;
    } catch (error) {
      setCurrentDetails(`refund of ${due.paymentId}: ${codeOf(error)}`);
      await sleep('1h', { summary: `refund of ${due.paymentId} again` });
    }
  }
};
