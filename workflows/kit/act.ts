import { isCancellation } from '@temporalio/workflow';
import type { FinishedAction } from '../../contracts/order-step.ts';
import { local, patient } from './activity.ts';
import { codeOf } from './failure.ts';

type OfAction = { readonly orderId: string; readonly actionId: string };

/** Loads an action, checks it again and carries it out. Without its row nothing happens, and the attempt is audited. */
export const carryOut = async (of: OfAction): Promise<FinishedAction> => {
  try {
    const begun = await local.beginAction(of);
    if (begun.kind === 'nothing') return { outcome: null };
    for (const refundId of begun.refundIds) await patient.sendRefund({ refundId });
    return await local.finishAction(of);
  } catch (error) {
    if (isCancellation(error)) throw error;
    await local.failAction({ ...of, code: codeOf(error) });
    return { outcome: null };
  }
};
