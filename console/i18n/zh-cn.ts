import type { English, Part } from './en.ts';
import type { Words } from './words.ts';

export const zhCn: {
  readonly [Name in Part]: () => Promise<Readonly<Record<Name, Words<English[Name]>>>>;
} = {
  bulk: () => import('./zh-cn/bulk.ts'),
  code: () => import('./zh-cn/code.ts'),
  customer: () => import('./zh-cn/customer.ts'),
  customerAct: () => import('./zh-cn/customer-act.ts'),
  delivery: () => import('./zh-cn/delivery.ts'),
  desk: () => import('./zh-cn/desk.ts'),
  guide: () => import('./zh-cn/guide.ts'),
  keys: () => import('./zh-cn/keys.ts'),
  letter: () => import('./zh-cn/letter.ts'),
  order: () => import('./zh-cn/order.ts'),
  orderDetail: () => import('./zh-cn/order-detail.ts'),
  orderList: () => import('./zh-cn/order-list.ts'),
  orderPlace: () => import('./zh-cn/order-place.ts'),
  piece: () => import('./zh-cn/piece.ts'),
  problem: () => import('./zh-cn/problem.ts'),
  settings: () => import('./zh-cn/settings.ts'),
  settingsAudit: () => import('./zh-cn/settings-audit.ts'),
  settingsRule: () => import('./zh-cn/settings-rule.ts'),
  settingsWebhook: () => import('./zh-cn/settings-webhook.ts'),
  shell: () => import('./zh-cn/shell.ts'),
  signIn: () => import('./zh-cn/sign-in.ts'),
  story: () => import('./zh-cn/story.ts'),
  today: () => import('./zh-cn/today.ts'),
};
