import type { signIn as english } from '../en/sign-in.ts';
import type { Words } from '../words.ts';

export const signIn: Words<typeof english> = {
  title: '登录',
  continueAs: '以何身份继续',
  demo: '这是演示环境：无需密码，所有数据均为虚构。',
  login: '登录名',
  password: '密码',
  submit: '登录',
  forgotten: '忘记密码？请管理员发送新的链接。',
  task: {
    ops: '让订单不停滞：卡单、承运商、暂停开关',
    agent: '服务顾客：个案、退款、丢件',
    supervisor: '决定超出客服权限的事项',
    picker: '从货架拣取商品',
    packer: '打包、称重、交接包裹',
    merchandiser: '关注商品、价格与库存',
    finance: '关注支付与退款',
    quality: '找出反复发生的问题',
    admin: '人员、密钥、策略',
  },
  invite: {
    title: '设置密码',
    why: '至少 12 个字符。几个词连在一起更容易记住。',
    password: '新密码',
    again: '再输入一次',
    submit: '保存并登录',
    differs: '两次输入不一致',
    short: '至少需要 12 个字符',
    broken: '链接不完整，请从收到的消息中重新打开。',
  },
};
