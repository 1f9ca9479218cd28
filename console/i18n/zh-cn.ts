import type { English } from './en.ts';
import type { Words } from './words.ts';
import { bulk } from './zh-cn/bulk.ts';
import { code } from './zh-cn/code.ts';
import { customer } from './zh-cn/customer.ts';
import { customerAct } from './zh-cn/customer-act.ts';
import { delivery } from './zh-cn/delivery.ts';
import { desk } from './zh-cn/desk.ts';
import { guide } from './zh-cn/guide.ts';
import { keys } from './zh-cn/keys.ts';
import { order } from './zh-cn/order.ts';
import { orderDetail } from './zh-cn/order-detail.ts';
import { orderList } from './zh-cn/order-list.ts';
import { orderPlace } from './zh-cn/order-place.ts';
import { piece } from './zh-cn/piece.ts';
import { problem } from './zh-cn/problem.ts';
import { settings } from './zh-cn/settings.ts';
import { settingsWebhook } from './zh-cn/settings-webhook.ts';
import { settingsRule } from './zh-cn/settings-rule.ts';
import { settingsAudit } from './zh-cn/settings-audit.ts';
import { shell } from './zh-cn/shell.ts';
import { signIn } from './zh-cn/sign-in.ts';
import { story } from './zh-cn/story.ts';
import { today } from './zh-cn/today.ts';

export const zhCn: Words<English> = {
  bulk,
  code,
  customer,
  customerAct,
  delivery,
  desk,
  guide,
  keys,
  order,
  orderDetail,
  orderList,
  orderPlace,
  piece,
  problem,
  settings,
  settingsAudit,
  settingsRule,
  settingsWebhook,
  shell,
  signIn,
  story,
  today,
};
