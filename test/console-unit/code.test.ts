import { expect, test } from 'vitest';
import { ACTION_KINDS, ACTION_STATES } from '../../domain/action/kind.ts';
import { ESCALATION_KINDS, ESCALATION_TIERS } from '../../domain/escalation/kind.ts';
import { HOLD_REASONS, ORDER_STATUSES } from '../../domain/order/status.ts';
import { NOTIFICATION_CHANNELS, NOTIFICATION_STATUSES } from '../../domain/notification/status.ts';
import { PAYMENT_STATUSES } from '../../domain/payment/status.ts';
import { SHIPMENT_STATUSES } from '../../domain/shipment/status.ts';
import { CHINESE, ENGLISH } from './support/catalogue.ts';

const CODES = {
  'code.status': ORDER_STATUSES,
  'code.shipment': SHIPMENT_STATUSES,
  'code.payment': PAYMENT_STATUSES,
  'code.hold': HOLD_REASONS,
  'code.action': ACTION_KINDS,
  'code.actionState': ACTION_STATES,
  'code.escalation': ESCALATION_KINDS,
  'code.tier': ESCALATION_TIERS,
  'orderDetail.messages.channel': NOTIFICATION_CHANNELS,
  'orderDetail.messages.status': NOTIFICATION_STATUSES,
} as const;

test.each([
  ['en', ENGLISH],
  ['zh-CN', CHINESE],
] as const)('the page of an order has a word for every state of what it shows: %s', (_, texts) => {
  const keys = Object.entries(CODES).flatMap(([path, codes]) => codes.map((code) => `${path}.${code}`));
  expect(keys.filter((key) => !texts.has(key))).toEqual([]);
});
