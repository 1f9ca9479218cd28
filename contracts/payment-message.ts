import { orderWorkflowId } from './workflow-ids.ts';

type Moved = { readonly orderId: string; readonly moved: readonly string[] };

/** One message for each payment that holds news: should the order have ended, each has its own late payment to be dealt with. */
export const paymentMessages = ({ orderId, moved }: Moved, newMessageId: () => string) =>
  moved.map((paymentId) => ({
    id: newMessageId(),
    workflowId: orderWorkflowId(orderId),
    kind: 'payment_changed' as const,
    payload: { paymentId, orderId },
  }));
