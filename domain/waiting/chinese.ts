import type { HoldCause, Holder } from '../order/hold.ts';
import type { WaitingCode } from './code.ts';
import { given, type SpokenFacts, type WaitingReason } from './facts.ts';

const REASON = {
  amount_mismatch: '支付金额与应付金额不符',
  payment_unknown: '支付结果未知',
  stock_short: '库存短缺',
  booking_refused: '承运商拒收包裹',
  step_failed: '某一步骤失败',
  undo_failed: '撤销失败',
  refund_failed: '退款失败',
  delayed: '包裹延误',
  lost: '包裹丢失',
  refused: '收件人拒收',
  wrong_address: '地址有误',
  damaged: '包裹破损',
  returned: '包裹已退回',
  held: '订单已被冻结',
  reported: '顾客反映有问题',
} as const satisfies Record<WaitingReason, string>;

const goods = (units: number | undefined): string => (units === undefined ? '商品' : ` ${units} 件商品`);

const reminded = ({ remindersSent, lastReminder, nextReminder }: SpokenFacts): string => {
  if (remindersSent === 0) return given('将于 ', nextReminder, ' 提醒');
  if (remindersSent === 1) return lastReminder === undefined ? '已提醒一次' : `${lastReminder} 已提醒一次`;
  return `已提醒 ${remindersSent} 次${given('，最近一次 ', lastReminder)}`;
};

const tried = (attempts: number): string => (attempts === 0 ? '' : `已尝试 ${attempts} 次`);

const because = (reason: WaitingReason | undefined): string => given('，原因：', reason && REASON[reason]);

const by = (until: string | undefined): string => given('，最迟 ', until);

const parcel = (f: SpokenFacts): string => `包裹${given(' ', f.trackingNumber)}`;

/** A Latin name or a number is set off from Han characters by a space. */
const named = (name: string | undefined, otherwise: string): string =>
  name === undefined ? otherwise : /^[!-~¥€£]/.test(name) ? ` ${name} ` : name;

const HOLDER = { ops: '运营', agent: '客服', supervisor: '主管' } as const satisfies Record<Holder, string>;

const CAUSE = {
  address_check: '核对地址',
  payment_check: '核对付款',
  goods_check: '核对商品',
  customer_wish: '应顾客要求',
  other: undefined,
} as const satisfies Record<HoldCause, string | undefined>;

const held = (f: SpokenFacts): readonly string[] => [
  `${f.by === undefined ? '工作人员' : HOLDER[f.by]}已冻结订单${given('，自 ', f.since, ' 起')}${given('，', f.cause && CAUSE[f.cause])}`,
  `解除后继续${given('，最迟 ', f.until, ' 复查')}`,
];

const paused = (f: SpokenFacts): readonly string[] => [
  `运营已暂停${given('，自 ', f.since, ' 起')}`,
  given('', f.warehouse, ' 仓库停止下发'),
  given('停止向', f.carrier && named(f.carrier, ''), '下单'),
  `恢复后继续${given('，最迟 ', f.until, ' 复查')}`,
];

export const CHINESE: Readonly<Record<WaitingCode, (f: SpokenFacts) => readonly string[]>> = {
  verdict: (f) => [`正在核对库存、地址、优惠与支付方式${given('，最迟 ', f.until, ' 给出结果')}`],
  payment: (f) => [
    `等待支付${given(' ', f.amount)}${given('，截止 ', f.until)}`,
    reminded(f),
    `逾期将取消订单${f.units === undefined ? '' : `并释放 ${f.units} 件库存`}`,
  ],
  payment_review: (f) => [
    f.received === undefined ? '支付金额与应付金额不符' : `实付 ${f.received}${given('，应付 ', f.expected)}`,
    `等待客服决定${by(f.until)}`,
  ],
  gateway: (f) => [
    `${named(f.method, '支付渠道').trimStart()}尚未告知${named(f.amount, '款项')}是否已扣`,
    tried(f.attempts),
    given('将于 ', f.nextTry, ' 再次查询'),
    given('', f.until, ' 仍无结果则由客服查询'),
  ],
  release: (f) => ['已支付', `等待下发${named(f.warehouse, '')}仓库${by(f.until)}`],
  stock: (f) => [
    `${named(f.warehouse, '').trimStart()}仓库找不到${goods(f.units)}`,
    `等待运营另寻库存或取消${by(f.until)}`,
  ],
  pick: (f) => [`等待${named(f.warehouse, '')}仓库拣货员拣取${goods(f.units)}${by(f.until)}`],
  pack: (f) => ['已拣货', `等待${named(f.warehouse, '')}仓库打包员打包${by(f.until)}`],
  booking: (f) => [
    '已打包',
    `等待${named(f.carrier, '承运商')}接单${by(f.until)}`,
    tried(f.attempts),
    given('将于 ', f.nextTry, ' 再试'),
  ],
  label: (f) => [`${named(f.carrier, '承运商').trimStart()}已接单`, `等待打包员贴面单${by(f.until)}`],
  capture: (f) => [
    '已打包',
    `等待${named(f.method, '支付渠道')}扣款${given(' ', f.amount)}${by(f.until)}`,
    tried(f.attempts),
  ],
  hand_over: (f) => ['已贴面单', `等待交接给${named(f.carrier, '承运商').trimEnd()}${by(f.until)}`],
  carrier_collection: (f) => [
    `${given('', f.since, ' ')}已交接`,
    `等待${named(f.carrier, '承运商')}揽收${parcel(f)}${by(f.until)}`,
  ],
  delivery: (f) => [
    `${named(f.carrier, '承运商').trimStart()}正在配送${parcel(f)}${given('，预计 ', f.until, ' 前送达')}`,
    given('最近一次更新 ', f.lastEvent),
  ],
  return_to_sender: (f) => [
    `${named(f.carrier, '承运商').trimStart()}正在退回${parcel(f)}${given('，预计 ', f.until, ' 前到仓')}${because(f.reason)}`,
  ],
  after_sales: (f) => [`${given('', f.since, ' ')}已送达`, given('', f.until, ' 前可申请退货'), '之后订单完成'],
  agent: (f) => [`等待客服处置${by(f.until)}${because(f.reason)}`, '逾期转交主管'],
  supervisor: (f) => [`等待主管审批${given(' ', f.amount)}${by(f.until)}${because(f.reason)}`],
  retry: (f) => [
    `步骤${given(' ', f.step, ' ')}尚未成功`,
    tried(f.attempts),
    given('将于 ', f.nextTry ?? f.until, ' 再试'),
  ],
  refund: (f) => [
    `${f.amount === undefined ? '款项' : `${f.amount} `}正在退回${given('，经由 ', f.method)}`,
    given('最迟 ', f.until, ' 确认到账'),
    tried(f.attempts),
  ],
  resumed: (f) => (f.reason === 'held' ? held(f) : paused(f)),
  cancelling: (f) => [
    `正在取消：${goods(f.units).trimStart()}退回库存${given('，', f.amount, ' 退还顾客')}${by(f.until)}`,
  ],
  attention: (f) => [
    `步骤${given(' ', f.step, ' ')}已搁置${given('，故障代码 ', f.code)}`,
    tried(f.attempts),
    `等待运营重试、标记完成或取消${by(f.until)}`,
  ],
};
