export { latePayment } from './late-payment/late-payment.ts';
export { order } from './order/order.ts';
