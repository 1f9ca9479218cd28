export { bulk } from './bulk/bulk.ts';
export { escalation } from './escalation/escalation.ts';
export { latePayment } from './late-payment/late-payment.ts';
export { order } from './order/order.ts';
