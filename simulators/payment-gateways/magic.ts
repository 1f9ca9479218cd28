import type { NewFault } from '../kit/faults.ts';
import type { Payment } from './payment.ts';

export const PAY_ACTS = [
  'checkout',
  'pay',
  'decline',
  'pay_wrong_amount',
  'pay_twice',
  'pay_late',
  'walk_away',
] as const;
export type PayAct = (typeof PAY_ACTS)[number];

/** What the main button of the payer page does for an amount with these last two digits. */
export type Magic = {
  readonly act: PayAct;
  readonly zh: string;
  readonly en: string;
  /** Knobs turned for this payment alone; `op` is completed with the gateway's name. */
  readonly faults?: readonly NewFault[];
};

const once = (kind: string, op: string, delayMs?: number): NewFault => ({
  kind,
  op,
  times: 1,
  ...(delayMs === undefined ? {} : { delayMs }),
});

export const MAGIC: Readonly<Record<string, Magic>> = {
  '11': { act: 'decline', zh: '第一次被拒，再付成功', en: 'declined once, then paid' },
  '12': { act: 'walk_away', zh: '永远付不出去', en: 'never paid' },
  '13': { act: 'pay_wrong_amount', zh: '付了另一个金额', en: 'another amount is paid' },
  '14': { act: 'pay_twice', zh: '付了两次', en: 'paid twice' },
  '15': {
    act: 'pay',
    zh: '扣款后不应答：通知丢失，下一次查询、扣款、退款执行后超时',
    en: 'no answer after charging: the notice is lost; the next query, capture and refund act and time out',
    faults: [
      once('lost_webhook', 'notify'),
      once('act_then_timeout', 'find'),
      once('act_then_timeout', 'capture'),
      once('act_then_timeout', 'refund'),
    ],
  },
  '16': { act: 'pay_late', zh: '关单之后才付到账', en: 'the money comes after the closing' },
  '17': {
    act: 'pay',
    zh: '通知丢失，只能查询得知',
    en: 'the notice is lost',
    faults: [once('lost_webhook', 'notify')],
  },
  '18': {
    act: 'pay',
    zh: '同一通知送达两次',
    en: 'the notice comes twice',
    faults: [once('duplicate_webhook', 'notify')],
  },
  '19': {
    act: 'pay',
    zh: '通知晚到 20 秒',
    en: 'the notice comes 20 s late',
    faults: [once('late_webhook', 'notify', 20_000)],
  },
  '21': {
    act: 'pay',
    zh: '退款处理 5 秒后成功',
    en: 'a refund stays pending for 5 s',
    faults: [once('refund_pending', 'refund', 5_000)],
  },
  '22': { act: 'pay', zh: '第一次退款失败', en: 'the first refund fails', faults: [once('refund_failed', 'refund')] },
};

export const magicOf = (payment: Payment): Magic | undefined => MAGIC[String(payment.amount % 100).padStart(2, '0')];

/** The knobs of a magic value, aimed at one payment of one gateway. */
export const magicFaults = (payment: Payment, magic: Magic): NewFault[] =>
  (magic.faults ?? []).map((rule) => ({ ...rule, op: `${payment.gateway}.${rule.op}`, key: payment.key }));
