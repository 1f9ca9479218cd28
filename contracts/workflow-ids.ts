/** Hyphens only: the workflow server's HTTP API cannot address an id with a slash. */
export const orderWorkflowId = (orderId: string): string => `order-${orderId}`;

export const latePaymentWorkflowId = (paymentId: string): string => `late-payment-${paymentId}`;
