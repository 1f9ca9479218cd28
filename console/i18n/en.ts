import { bulk } from './en/bulk.ts';
import { code } from './en/code.ts';
import { customer } from './en/customer.ts';
import { customerAct } from './en/customer-act.ts';
import { delivery } from './en/delivery.ts';
import { desk } from './en/desk.ts';
import { guide } from './en/guide.ts';
import { keys } from './en/keys.ts';
import { order } from './en/order.ts';
import { orderDetail } from './en/order-detail.ts';
import { orderList } from './en/order-list.ts';
import { orderPlace } from './en/order-place.ts';
import { piece } from './en/piece.ts';
import { problem } from './en/problem.ts';
import { settings } from './en/settings.ts';
import { settingsWebhook } from './en/settings-webhook.ts';
import { settingsRule } from './en/settings-rule.ts';
import { settingsAudit } from './en/settings-audit.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/sign-in.ts';
import { story } from './en/story.ts';
import { today } from './en/today.ts';

/** The catalogue that decides which keys there are. A file for each page, and one for what all of them share. */
export const en = {
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
} as const;
export type English = typeof en;
