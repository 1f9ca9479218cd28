import { randomUUID } from 'node:crypto';

/** A complete order that nothing is wrong with; tests change what they are about. */
export type OrderBody = {
  reference?: string;
  language: string;
  currency: string;
  payment_method: string;
  customer: { id?: string; name: string; phone: string; email?: string };
  shipping_address: Record<string, string>;
  lines: { sku: string; quantity: number }[];
  coupon_codes: string[];
  metadata?: Record<string, string>;
};

let phones = 0;

export const anOrder = (change: Partial<OrderBody> = {}): OrderBody => ({
  reference: `T-${randomUUID().slice(0, 8)}`,
  language: 'zh-CN',
  currency: 'CNY',
  payment_method: 'yipay',
  customer: { name: '林晓', phone: `+861990000${String(1 + (phones++ % 800)).padStart(4, '0')}` },
  shipping_address: { country: 'CN', region_code: '330106', city: '杭州', line1: '虚构路 18 号' },
  lines: [{ sku: 'TEA-LONGJING-100', quantity: 2 }],
  coupon_codes: [],
  ...change,
});
