import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import type { Transaction } from '../../db/client.ts';
import { leaveMessage } from '../../db/queries/workflow-message.ts';

type Woken = { readonly orderId: string; readonly actionId: string; readonly lifted?: true };

/** Tells the order to try again: a step that has stopped, or, `lifted`, one that a pause or a hold kept from beginning. */
export const wake = (tx: Transaction, { orderId, actionId, lifted }: Woken): Promise<void> =>
  leaveMessage(tx, {
    id: `msg_${actionId}-resumed`,
    workflowId: orderWorkflowId(orderId),
    kind: 'resumed',
    payload: lifted === undefined ? {} : { lifted },
  });
