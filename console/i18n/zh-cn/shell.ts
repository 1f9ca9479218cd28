import type { shell as english } from '../en/shell.ts';
import type { Words } from '../words.ts';

export const shell: Words<typeof english> = {
  product: 'Packhorse',
  skip: '跳到正文',
  rail: '主导航',
  family: {
    today: '今日',
    orders: '订单',
    delivery: '配送',
    desk: '客服',
    settings: '设置',
  },
  entry: {
    parcels: '问题包裹',
    approvals: '审批',
  },
  search: '搜索',
  searchHint: '查找页面、操作，或粘贴单号',
  palette: {
    pages: '页面',
    actions: '操作',
    found: '查到',
    nothing: '没有这个名称。粘贴完整的订单号、手机号、运单号或流程编号即可查询。',
    looking: '正在查询…',
    unknown: '查不到“{{text}}”。',
  },
  found: {
    order: '按订单号',
    payment: '按支付',
    shipment: '按发货单',
    escalation: '按异常',
    action: '按操作',
    phone: '按手机号',
    reference: '按店铺单号',
    tracking_number: '按运单号',
  },
  bell: {
    title: '警报与待办',
    none: '没有待办。',
    approvals_other: '{{count}} 项等待你决定',
  },
  shop: {
    label: '店铺',
    all: '全部店铺',
  },
  connection: {
    live: '实时：变化即刻显示',
    connecting: '正在连接…',
    broken: '自 {{time}} 起连接中断，所见可能已过时；系统会自动重连。',
    age: '中断 {{age}}',
    word: '实时',
  },
  pace: {
    title: '此处时间加快：人员 {{human}} 倍，运输 {{transport}} 倍',
    badge: '{{factor}} 倍速',
  },
  language: '语言',
  languageName: {
    'zh-CN': '简体中文',
    en: '英语',
  },
  theme: {
    label: '外观',
    light: '浅色',
    dark: '深色',
    auto: '跟随系统',
  },
  me: {
    label: '我：{{name}}',
    signOut: '退出登录',
    other: '换个身份继续',
    keys: '快捷键',
    temporal: 'Temporal 界面',
    api: 'API 文档',
  },
  role: {
    ops: '运营',
    agent: '客服',
    supervisor: '主管',
    picker: '拣货员',
    packer: '打包员',
    merchandiser: '商品专员',
    finance: '财务',
    quality: '质检',
    admin: '管理员',
  },
  lost: {
    title: '没有这个页面',
    why: '地址可能有误，或属于其他权限的人员。',
    home: '回到首页',
  },
  denied: {
    title: '你的角色用不到此页面',
    why: '你当前以“{{role}}”身份登录。如有需要，请联系管理员。',
  },
};
