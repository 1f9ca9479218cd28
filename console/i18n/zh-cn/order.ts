import type { order as english } from '../en/order.ts';
import type { Words } from '../words.ts';

export const order: Words<typeof english> = {
  title: '订单',
};
