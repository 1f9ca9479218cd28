import type { Transaction } from '../../db/client.ts';
import type { ActionRow } from '../../db/queries/action.ts';
import { newId } from '../../db/queries/new-id.ts';
import { lockPayment, lockPaymentsOf } from '../../db/queries/payment.ts';
import { requestRefund } from '../../db/queries/refund.ts';
import { FaultError } from '../../domain/fault-error.ts';
import { fault } from '../../domain/faults.ts';

/** Asks the order's payments for the action's amount, the first one first; the same action asks once. */
export const requestActionRefunds = async (tx: Transaction, row: ActionRow): Promise<string[]> => {
  const refunds: string[] = [];
  let left = row.amountMinor;
  for (const { id } of await lockPaymentsOf(tx, row.orderId)) {
    if (left <= 0) break;
    const payment = await lockPayment(tx, id);
    if (!payment || payment.attempt === null) continue;
    const refund = await requestRefund(tx, payment, { id: newId('ref'), cause: row.id, atMost: left });
    if (!refund) continue;
    left -= refund.amountMinor;
    refunds.push(refund.id);
  }
  if (left > 0) throw new FaultError(fault('REFUND_EXCEEDS_CAPTURED'));
  return refunds;
};
