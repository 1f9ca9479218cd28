/** Hyphens only: the workflow server's HTTP API cannot address an id with a slash. */
export const orderWorkflowId = (orderId: string): string => `order-${orderId}`;

export const escalationWorkflowId = (orderId: string, n: number): string => `escalation-${orderId}-${n}`;

/** The run of an action whose order or escalation has ended. */
export const actionWorkflowId = (orderId: string, actionId: string): string => `escalation-${orderId}-${actionId}`;

export const latePaymentWorkflowId = (paymentId: string): string => `late-payment-${paymentId}`;

export const bulkWorkflowId = (bulkId: string): string => `bulk-${bulkId}`;
