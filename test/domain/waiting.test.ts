import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { LANGUAGES } from '../../domain/language.ts';
import { HOLD_CAUSES, HOLDERS } from '../../domain/order/hold.ts';
import {
  isWaitingCode,
  NEXT_ACTORS,
  nextActorOf,
  WAITING_CODES,
  WAITING_REASONS,
  waitingFactsOf,
  waitingPolicy,
  waitingSentence,
  type WaitingCode,
  type WaitingFacts,
} from '../../domain/waiting.ts';

const SHANGHAI = 480;
const english = (code: WaitingCode, facts: WaitingFacts): string =>
  waitingSentence(code, facts, { language: 'en', utcOffsetMinutes: SHANGHAI });
const chinese = (code: WaitingCode, facts: WaitingFacts): string =>
  waitingSentence(code, facts, { language: 'zh-CN', utcOffsetMinutes: SHANGHAI });

const unpaid: WaitingFacts = {
  amountMinor: 12_800,
  currency: 'CNY',
  method: 'yipay',
  until: '2026-06-12T06:32:00.000Z',
  remindersSent: 1,
  lastReminderAt: '2026-06-12T06:20:00.000Z',
  units: 2,
};

const instants = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const counts = fc.integer({ min: 0, max: 10_000 });

/** Facts without a Latin letter or a Han character of their own. */
const plainFacts: fc.Arbitrary<WaitingFacts> = fc.record(
  {
    until: instants,
    now: instants,
    since: instants,
    lastReminderAt: instants,
    nextReminderAt: instants,
    nextTryAt: instants,
    lastEventAt: instants,
    currency: fc.constantFrom('CNY', 'EUR', 'GBP', 'USD'),
    amountMinor: counts,
    expectedMinor: counts,
    receivedMinor: counts,
    method: fc.constant('42'),
    warehouse: fc.constant('7'),
    carrier: fc.constant('99'),
    trackingNumber: fc.constant('0012345'),
    units: counts,
    remindersSent: fc.integer({ min: 0, max: 9 }),
    attempts: fc.integer({ min: 0, max: 99 }),
    reason: fc.constantFrom(...WAITING_REASONS),
    by: fc.constantFrom(...HOLDERS),
    cause: fc.constantFrom(...HOLD_CAUSES),
  },
  { requiredKeys: [] },
);
const codes = fc.constantFrom(...WAITING_CODES);
const offsets = fc.integer({ min: -12 * 60, max: 14 * 60 });

describe('why an order is not further', () => {
  test('an unpaid order says how much, how, until when, what was done and what comes then', () => {
    expect(english('payment', unpaid)).toBe(
      'Waiting for payment of ¥128.00 by Yipay until 14:32; one reminder sent at 14:20; then the order expires and 2 units are released.',
    );
    expect(chinese('payment', unpaid)).toBe(
      '等待支付 ¥128.00，截止 14:32；14:20 已提醒一次；逾期将取消订单并释放 2 件库存。',
    );
  });

  test('reminders are counted, and the next one is announced before the first', () => {
    const twice = { ...unpaid, remindersSent: 2, units: 1 };
    expect(english('payment', twice)).toContain(
      '2 reminders sent, the last at 14:20; then the order expires and 1 unit is released.',
    );
    expect(chinese('payment', twice)).toContain('已提醒 2 次，最近一次 14:20');
    const { remindersSent: _sent, lastReminderAt: _last, ...none } = unpaid;
    const announced = { ...none, nextReminderAt: '2026-06-12T06:17:00.000Z' };
    expect(english('payment', announced)).toContain('; a reminder goes out at 14:17; ');
    expect(chinese('payment', announced)).toContain('；将于 14:17 提醒；');
  });

  test('a wrong amount names both sums and who decides', () => {
    const facts: WaitingFacts = {
      currency: 'CNY',
      receivedMinor: 12_000,
      expectedMinor: 12_800,
      until: unpaid.until ?? '',
    };
    expect(english('payment_review', facts)).toBe('¥120.00 was paid instead of ¥128.00; an agent decides by 14:32.');
    expect(chinese('payment_review', facts)).toBe('实付 ¥120.00，应付 ¥128.00；等待客服决定，最迟 14:32。');
  });

  test('a gateway that does not answer is told as unknown, not as failed', () => {
    const facts: WaitingFacts = { ...unpaid, attempts: 3, nextTryAt: '2026-06-12T06:25:00.000Z' };
    expect(english('gateway', facts)).toBe(
      'Yipay has not said yet whether ¥128.00 was taken; tried 3 times; asking again at 14:25; the answer is due by 14:32, then an agent asks.',
    );
  });

  test('waits of days are told with their date, as are times of another day', () => {
    const delivered = { since: '2026-06-12T06:20:00Z', until: '2026-06-19T06:20:00Z' };
    expect(english('after_sales', delivered)).toBe(
      'Delivered at 12 Jun 14:20; goods can be sent back until 19 Jun 14:20; then the order is complete.',
    );
    expect(chinese('after_sales', delivered)).toBe('6月12日 14:20 已送达；6月19日 14:20 前可申请退货；之后订单完成。');
    expect(english('payment', { until: '2026-06-12T16:05:00Z', now: '2026-06-12T15:40:00Z' })).toBe(
      'Waiting for payment until 13 Jun 00:05; then the order expires.',
    );
    expect(english('after_sales', { ...delivered, now: delivered.since })).toContain(
      'Delivered at 14:20; goods can be sent back until 19 Jun 14:20',
    );
  });

  test('times are those of the shop', () => {
    expect(waitingSentence('payment', unpaid, { language: 'en', utcOffsetMinutes: 120 })).toContain('until 08:32');
  });

  test('a parked step names itself and its fault, and asks ops', () => {
    const parked = { step: 'book_shipment', code: 'CARRIER_UNAVAILABLE', until: unpaid.until ?? '' };
    expect(english('attention', parked)).toBe(
      'The step book_shipment is parked after CARRIER_UNAVAILABLE; ops repeats it, marks it done or cancels by 14:32.',
    );
    expect(chinese('attention', parked)).toBe(
      '步骤 book_shipment 已搁置，故障代码 CARRIER_UNAVAILABLE；等待运营重试、标记完成或取消，最迟 14:32。',
    );
    expect(nextActorOf('attention')).toBe('ops');
  });

  test('a pause names what stands still since when, and a hold who holds it and what for', () => {
    const since = '2026-06-12T06:20:00Z';
    const paused = { since, warehouse: 'jx', until: '2026-06-12T06:32:00Z' };
    expect(english('resumed', paused)).toBe(
      'Paused by ops since 14:20; nothing goes to the floor of warehouse jx; goes on when the pause ends, looked at again by 14:32.',
    );
    expect(chinese('resumed', paused)).toBe('运营已暂停，自 14:20 起；jx 仓库停止下发；恢复后继续，最迟 14:32 复查。');
    const held: WaitingFacts = { since, reason: 'held', by: 'agent', cause: 'address_check' };
    expect(english('resumed', held)).toBe(
      'Held by an agent since 14:20 to check the address; goes on when it is released.',
    );
    expect(chinese('resumed', held)).toBe('客服已冻结订单，自 14:20 起，核对地址；解除后继续。');
    expect(english('resumed', { reason: 'held' })).toBe('Held by a person; goes on when it is released.');
  });

  test('a time that is none is left out, and the sentence still stands', () => {
    expect(english('payment', { until: 'soon', lastReminderAt: '', remindersSent: 1 })).toBe(
      'Waiting for payment; one reminder sent; then the order expires.',
    );
  });
});

describe('every code', () => {
  test('has a next actor and a longest time', () => {
    for (const code of WAITING_CODES) {
      expect(NEXT_ACTORS).toContain(nextActorOf(code));
      expect(waitingPolicy(code)).toBeGreaterThan(0);
      expect(isWaitingCode(code)).toBe(true);
    }
    expect(isWaitingCode('toString')).toBe(false);
    expect(waitingPolicy('payment')).toBe(24 * 3_600_000);
    expect(waitingPolicy('agent')).toBe(24 * 3_600_000);
    expect(new Set(WAITING_CODES.map(nextActorOf))).toEqual(new Set(NEXT_ACTORS));
  });

  test('with all facts and with none, is one finished sentence in both languages', () => {
    fc.assert(
      fc.property(codes, plainFacts, offsets, (code, facts, utcOffsetMinutes) => {
        for (const language of LANGUAGES) {
          const sentence = waitingSentence(code, facts, { language, utcOffsetMinutes });
          expect(sentence).not.toMatch(
            /processing|处理中|undefined|null|NaN|[{}]| {2}|[;；] ?[;；]|^[ ;；]|[,，;；:：] ?[.。]$/i,
          );
          expect(sentence).toMatch(language === 'en' ? /^[A-Z0-9¥€£$].*\.$/ : /^[^a-z ].*。$/);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('keeps the languages apart', () => {
    fc.assert(
      fc.property(codes, plainFacts, offsets, (code, facts, utcOffsetMinutes) => {
        expect(waitingSentence(code, facts, { language: 'zh-CN', utcOffsetMinutes })).not.toMatch(/[A-Za-z]/);
        expect(waitingSentence(code, facts, { language: 'en', utcOffsetMinutes })).not.toMatch(
          /[\p{Script=Han}，。；：]/u,
        );
      }),
      { numRuns: 2_000 },
    );
  });

  test('reads whatever a row holds and never throws', () => {
    fc.assert(
      fc.property(codes, fc.dictionary(fc.string(), fc.anything()), plainFacts, (code, noise, facts) => {
        const read = waitingFactsOf({ ...noise, ...facts });
        expect(english(code, read)).toBe(english(code, facts));
      }),
    );
    expect(waitingFactsOf({ units: '2', until: 5, currency: 'XXX', reason: 'because', note: 'x' })).toEqual({});
  });

  test('facts are flat, so that they fit a row', () => {
    expectTypeOf<WaitingFacts>().toExtend<Record<string, string | number>>();
  });
});
