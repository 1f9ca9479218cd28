import type { LatePaymentInput } from '../../contracts/messages.ts';
import { patient, local } from '../kit/activity.ts';

/** Money that came when its order had ended: given back whole, once, and the customer is told. */
export async function latePayment({ paymentId, orderId }: LatePaymentInput): Promise<'returned' | 'nothing_due'> {
  const { giveBack } = await local.settlePayment({ orderId, final: false });
  for (const due of giveBack) await patient.giveBack(due);
  return giveBack.some((due) => due.paymentId === paymentId) ? 'returned' : 'nothing_due';
}
