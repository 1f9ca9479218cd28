import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { LANGUAGES } from '../../../domain/language.ts';
import type { Money } from '../../../domain/money.ts';
import {
  NOTIFICATION_TEMPLATES,
  renderNotification,
  type Letterhead,
  type NotificationFacts,
  type NotificationTemplate,
} from '../../../domain/notification/templates.ts';
import { CHINESE, ENGLISH } from '../../../domain/notification/text.ts';

const chinese: Letterhead = { language: 'zh-CN', shop: '驿舟百货', order: 'A10023', utcOffsetMinutes: 480 };
const english: Letterhead = { language: 'en', shop: 'Yizhou Goods', order: 'A10023', utcOffsetMinutes: 120 };
const until = '2026-06-12T06:32:00.000Z';
const amount: Money = { amount: 12_800, currency: 'CNY' };

type AllFacts = NotificationFacts[keyof NotificationFacts];
const render = (template: NotificationTemplate, letterhead: Letterhead, facts: Record<string, unknown>): string =>
  renderNotification(template, letterhead, facts as AllFacts);

const namesIn = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].toSorted();
const templates = fc.constantFrom(...NOTIFICATION_TEMPLATES);
const digits = fc.stringMatching(/^[1-9]\d{0,11}$/);
const moneys = fc.record({ amount: fc.integer({ min: 0, max: 9_999_999 }), currency: fc.constantFrom('CNY', 'EUR') });
const plainFacts = fc.record({
  amount: moneys,
  expected: moneys,
  received: moneys,
  method: digits,
  until: fc
    .date({ min: new Date('2020-01-01'), max: new Date('2080-01-01'), noInvalidDate: true })
    .map((d) => d.toISOString()),
  payUrl: digits,
  page: digits,
  n: fc.integer({ min: 1, max: 9 }),
  carrier: digits,
  trackingNumber: digits,
  coupon: digits,
});

const usual = {
  amount,
  expected: amount,
  received: { amount: 12_000, currency: 'CNY' },
  until,
  n: 2,
  trackingNumber: 'EG123456789012',
  coupon: 'SORRY20',
  payUrl: 'https://pay.example.com/p/0123456789abcdef0123456789abcdef01234567',
  page: 'https://shop.example.com/o/0123456789abcdef01234567890123456789abcdef01234567',
};

describe('messages to customers', () => {
  test('a held order says how to pay, until when and where, by the clock of the shop', () => {
    const facts = { amount, until, payUrl: 'https://pay.example.com/p/abc' };
    expect(renderNotification('order_held_pay', chinese, { ...facts, method: '驿付' })).toBe(
      '【驿舟百货】订单 A10023 已为您保留，请于 6月12日 14:32 前通过 驿付 支付 ¥128.00：https://pay.example.com/p/abc',
    );
    expect(renderNotification('order_held_pay', english, { ...facts, method: 'Cardhouse' })).toBe(
      'Yizhou Goods: we hold order A10023 for you. Please pay ¥128.00 by Cardhouse before 12 Jun 08:32: https://pay.example.com/p/abc',
    );
  });

  test('a reminder counts itself', () => {
    expect(renderNotification('payment_reminder', chinese, { n: 2, amount, until })).toBe(
      '【驿舟百货】第 2 次提醒：订单 A10023 待支付 ¥128.00，6月12日 14:32 后将自动取消。',
    );
  });

  test('a wrong amount names both sums', () => {
    const received: Money = { amount: 12_000, currency: 'EUR' };
    const expected: Money = { amount: 12_800, currency: 'EUR' };
    expect(renderNotification('amount_mismatch', english, { received, expected })).toContain(
      '€120.00 instead of €128.00',
    );
  });

  test('each message asks for its own facts and no others', () => {
    expectTypeOf<NotificationFacts['payment_received']>().toEqualTypeOf<{
      readonly amount: Money;
      readonly page: string;
    }>();
    expectTypeOf<keyof NotificationFacts['order_expired']>().toEqualTypeOf<never>();
    // @ts-expect-error a reminder without its number is not sent
    expect(() => renderNotification('payment_reminder', english, { amount, until })).toThrow('lacks n');
    expect(() => renderNotification('payment_reminder', english, { n: 1, amount, until: 'soon' })).toThrow('instant');
  });

  test('both languages tell the same facts, and every template has its texts', () => {
    expect(Object.keys(ENGLISH).toSorted()).toEqual([...NOTIFICATION_TEMPLATES].toSorted());
    for (const template of NOTIFICATION_TEMPLATES) {
      expect(namesIn(CHINESE[template])).toEqual(namesIn(ENGLISH[template]));
      expect(namesIn(ENGLISH[template])).toContain('{shop}');
      expect(namesIn(ENGLISH[template])).toContain('{order}');
    }
  });

  test('no placeholder survives and no language mixes into the other', () => {
    fc.assert(
      fc.property(templates, digits, digits, plainFacts, (template, shop, order, facts) => {
        const [zh, en] = LANGUAGES.map((language) =>
          render(template, { language, shop, order, utcOffsetMinutes: 480 }, facts),
        );
        expect(`${zh}${en}`).not.toMatch(/[{}]|undefined|NaN|\[object/);
        expect(zh).not.toMatch(/[A-Za-z]/);
        expect(en).not.toMatch(/[\p{Script=Han}，。；：【】]/u);
      }),
      { numRuns: 1_000 },
    );
  });

  test('what a fact holds is told as it is, braces and dollars included', () => {
    fc.assert(
      fc.property(fc.string(), (carrier) => {
        const text = renderNotification('shipment_handed_over', english, { carrier, trackingNumber: '1' });
        expect(text).toBe(`Yizhou Goods: order A10023 is on its way with ${carrier}, tracking number 1.`);
      }),
    );
  });

  test('a message fits two text messages', () => {
    for (const template of NOTIFICATION_TEMPLATES) {
      const zh = render(template, chinese, { ...usual, method: '驿付', carrier: '石桥快运' });
      const en = render(template, english, { ...usual, method: 'Cardhouse', carrier: 'Stonebridge' });
      expect(zh.length, zh).toBeLessThanOrEqual(2 * 67);
      expect(en.length, en).toBeLessThanOrEqual(2 * 153);
    }
  });
});
