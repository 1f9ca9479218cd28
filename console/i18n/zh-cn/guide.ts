import type { guide as english } from '../en/guide.ts';
import type { Words } from '../words.ts';

export const guide: Words<typeof english> = {
  title: '最初五分钟',
  progress: '{{done}} / {{all}}',
  done: '已完成',
  open: '待完成',
  away: '收起指引',
  again: '重新开始',
  shop: '打开演示商店',
  task: {
    cause: { what: '找到卡住的订单', how: '以运营身份在“今日”：点原因旁的“查看”。' },
    sentence: { what: '看懂订单为何等待', how: '打开其中一单：单号下方的那句话就是答案。' },
    buy: { what: '自己下一单', how: '以顾客身份在演示商店购买，陶小马限量。' },
    pay: { what: '付款', how: '在模拟钱包里付款，也可以晚付或付错金额。' },
    propose: { what: '帮助一位顾客', how: '以客服身份：有一个丢失的包裹在等你，提出补救办法。' },
    approve: { what: '以第二人身份批准', how: '以主管身份：超出客服权限的事项等你决定。' },
    kill: { what: '拔掉一个执行进程', how: '以运营身份在“今日”：终止一个进程，再核对是否有丢失。' },
  },
};
