import { actionWorkflowId, latePaymentWorkflowId } from './workflow-ids.ts';

type Told = { readonly id: string; readonly payload: Readonly<Record<string, unknown>> };

/** What a message becomes when its workflow has ended. */
export const followMessage = (message: Told, meaning: 'late_payment' | 'own_run') =>
  meaning === 'late_payment' ? followWithLatePayment(message) : followWithOwnRun(message);

/** An action that finds its workflow closed is carried out by a run of its own. */
const followWithOwnRun = ({ id, payload }: Told) => {
  const actionId = String(payload.actionId);
  const orderId = String(payload.orderId);
  return {
    id: `${id}-own`,
    workflowId: actionWorkflowId(orderId, actionId),
    kind: 'start_act' as const,
    payload: { input: { orderId, actionId } },
  };
};

/** A payment that changed after its order had ended is dealt with by a workflow of its own, one per payment. */
const followWithLatePayment = ({ id, payload }: Told) => {
  const paymentId = String(payload.paymentId);
  return {
    id: `${id}-late`,
    workflowId: latePaymentWorkflowId(paymentId),
    kind: 'start_late_payment' as const,
    payload: { input: { paymentId, orderId: String(payload.orderId) } },
  };
};
