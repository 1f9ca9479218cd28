import { latePaymentWorkflowId } from './workflow-ids.ts';

type Told = { readonly id: string; readonly payload: Readonly<Record<string, unknown>> };

/** A payment that changed after its order had ended is dealt with by a workflow of its own, one per payment. */
export const followWithLatePayment = ({ id, payload }: Told) => {
  const paymentId = String(payload.paymentId);
  return {
    id: `${id}-late`,
    workflowId: latePaymentWorkflowId(paymentId),
    kind: 'start_late_payment' as const,
    payload: { input: { paymentId, orderId: String(payload.orderId) } },
  };
};
