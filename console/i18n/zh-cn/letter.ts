import type { letter as english } from '../en/letter.ts';
import type { Words } from '../words.ts';

export const letter: Words<typeof english> = {
  order: '您的订单 {{number}}：{{headline}}。',
  refunds: '关于您的订单 {{number}}：',
  sorry: '很抱歉，您的订单 {{number}} 延误了。',
  tracking: '{{carried}}，运单号 {{number}}',
  labelled: '{{label}}：{{what}}',
  steps: '{{step}}，{{next}}。',
  link: '查看订单：{{url}}',
};
