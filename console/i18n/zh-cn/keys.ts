import type { keys as english } from '../en/keys.ts';
import type { Words } from '../words.ts';

export const keys: Words<typeof english> = {
  title: '快捷键',
  quiet: '输入文字或输入法组字时，快捷键不起作用。',
  group: { go: '前往', list: '列表中', act: '操作', all: '任何地方' },
  palette: '搜索页面、操作与单号',
  help: '查看快捷键',
  filter: '筛选列表',
  close: '关闭已打开的内容',
  goToday: '今日',
  goOrders: '订单',
  goDelivery: '配送',
  goDesk: '客服',
  goSettings: '设置',
  down: '下一行',
  up: '上一行',
  mark: '选中此行',
  open: '以整页打开此行',
  peek: '在侧栏打开此行',
  fresh: '显示新内容',
  actions: '操作',
  submit: '执行已预览的操作',
};
