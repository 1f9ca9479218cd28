import type { delivery as english } from '../en/delivery.ts';
import type { Words } from '../words.ts';

export const delivery: Words<typeof english> = {
  title: '问题包裹',
  kinds: '问题类型',
  all: '全部',
  tier: '轮到谁',
  anybody: '所有人',
  head: {
    problem: '问题',
    due: '时限',
    who: '轮到谁',
    after: '到期后',
    carrier: '承运商',
    order: '订单',
    customer: '顾客',
    shop: '店铺',
    opened: '开始于',
  },
  after: {
    next: '转交主管',
    refund_shipment: '退回包裹货款',
    cancel_order: '取消订单',
    retry: '自动重试',
    keep_waiting: '重新计时',
  },
  asked_other: '{{count}} 项申请待审批',
  panel: {
    label: '列表旁的问题详情',
    open: '打开订单',
    detail: '代码',
    news: '最近动态',
    gone: '此问题已结束：已处理，或已自行恢复。',
  },
  empty: {
    title: '没有问题包裹',
    why: '承运商、顾客或失败步骤报告的问题都会出现在这里，时限最近的在前。',
    none: '没有这样的未结问题',
    noneWhy: '还有其他问题，只是不属于此类型或此环节。',
    clear: '显示全部',
  },
};
