import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CustomerOrder, Parcel, Refund } from '../../console/customer/order.ts';
import { withWordsIn } from '../../console/i18n/part.ts';
import { writeLetter } from '../../console/page/order/letter/letter.ts';
import { isWorthWriting, type LetterKind, type Subject } from '../../console/page/order/letter/subject.ts';
import { speechOf } from '../../console/page/order/letter/writer.ts';

const NOW = Date.parse('2026-06-01T04:00:00.000Z');
const URL = 'https://shop.example/o/tok';

const parcel = (change: Partial<Parcel> = {}): Parcel => ({
  n: 1,
  carrier: 'egret',
  tracking_number: 'EG100',
  lines: [],
  stages: (['packed', 'handed_over', 'in_transit', 'out_for_delivery', 'delivered'] as const).map((stage, index) => ({
    stage,
    reached: index < 3,
    at: null,
  })),
  end: null,
  trouble: null,
  replaces: null,
  news: [],
  ...change,
});

const refund = (change: Partial<Refund>): Refund => ({
  kind: 'refund',
  amount: { amount: 4600, currency: 'CNY' },
  method: 'yipay',
  stage: 'under_review',
  asked_at: '2026-06-01T01:00:00.000Z',
  review_until: '2026-06-01T10:00:00.000Z',
  approved_at: null,
  sent_at: null,
  arrives_by: null,
  ...change,
});

const onTheWay = {
  number: 'YZ-1',
  status: 'fulfilling',
  language: 'zh-CN',
  shop: { name: '一舟', time_zone: 'Asia/Shanghai' },
  waiting: {
    on: 'delivery',
    until: '2026-06-03T10:00:00.000Z',
    facts: { carrier: 'egret', trackingNumber: 'EG100' },
  },
  promise: { at: '2026-06-03T10:00:00.000Z', state: 'ahead', expected_at: null },
  recipient: { name: '林**', phone: '138****0412', country: 'CN', regions: [], city: null, line1: '望舟路***' },
  parcels: [parcel()],
  refunds: [],
} as unknown as CustomerOrder;

const about = (change: Partial<CustomerOrder> = {}): Subject => ({
  seen: { ...onTheWay, ...change },
  url: URL,
});

const written = async (kind: LetterKind, subject: Subject): Promise<readonly string[]> => {
  const { t } = await withWordsIn(subject.seen.language, ['code', 'customer', 'letter'], () => Promise.resolve());
  return writeLetter(kind, subject, speechOf(subject.seen, t, NOW)).split('\n');
};

const inEnglish = { language: 'en', shop: { name: 'Yizhou', time_zone: 'Europe/Berlin' } } as const;

describe('a text for the customer', () => {
  beforeAll(() =>
    i18next.init({
      lng: 'en',
      ns: ['console'],
      defaultNS: 'console',
      resources: {},
      fallbackLng: false,
      interpolation: { escapeValue: false },
    }),
  );

  test('says how the order stands as its customer’s page does, in the customer’s language and the shop’s time', async () => {
    expect(await written('status', about())).toEqual([
      '您的订单 YZ-1：正在送往您处。',
      '鹭行速递正在配送包裹 EG100，预计 6月3日 18:00 前送达。',
      '预计 6月3日周三 18:00 前送达',
      '由 鹭行速递 承运，运单号 EG100',
      `查看订单：${URL}`,
    ]);
    expect(await written('status', about(inEnglish))).toEqual([
      'Your order YZ-1: On its way to you.',
      'Egret is bringing the parcel EG100, due by 3 Jun 12:00.',
      'Arrives by Wed 3 Jun, 12:00',
      'With Egret, tracking number EG100',
      `Follow your order here: ${URL}`,
    ]);
  });

  test('tells several parcels apart, and names no number that is not known', async () => {
    const parcels = [parcel(), parcel({ n: 2, tracking_number: null }), parcel({ n: 3, end: 'replaced' })];
    const lines = await written('status', about({ ...inEnglish, parcels }));
    expect(lines.slice(3, -1)).toEqual([
      'Parcel 1 of 3: With Egret, tracking number EG100',
      'Parcel 3 of 3: Its goods are sent again in another parcel.',
    ]);
  });

  test('of a delay it says what is expected instead', async () => {
    const [at, expected_at] = ['2026-06-03T10:00:00.000Z', '2026-06-04T10:00:00.000Z'];
    const late = about({ ...inEnglish, promise: { at, state: 'at_risk', expected_at } });
    expect(isWorthWriting('delay', about())).toBe(false);
    expect(isWorthWriting('delay', late)).toBe(true);
    expect((await written('delay', late)).slice(0, 3)).toEqual([
      'We are sorry about the delay of your order YZ-1.',
      'Was to arrive by Wed 3 Jun, 12:00; it may be later',
      'We now expect it by Thu 4 Jun, 12:00',
    ]);
  });

  test('says why it is late, and that nobody has to do anything', async () => {
    const care = { on: 'care', until: '2026-06-01T08:00:00.000Z', facts: { reason: 'delayed' } } as const;
    const promise = { at: '2026-05-31T10:00:00.000Z', state: 'late', expected_at: null } as const;
    expect((await written('delay', about({ waiting: care, promise }))).slice(0, 3)).toEqual([
      '很抱歉，您的订单 YZ-1 延误了。',
      '比承诺的晚：原定 5月31日周日 18:00 前送达',
      '包裹延误了。我们已有专人处理，6月1日周一 16:00 前给您答复，您无需操作。',
    ]);
  });

  test('says of each refund how much, how far and by when', async () => {
    const refunds = [
      refund({}),
      refund({ stage: 'approved', review_until: null }),
      refund({ stage: 'sent', sent_at: '2026-06-01T02:00:00.000Z', arrives_by: '2026-06-02T02:00:00.000Z' }),
      refund({ stage: 'refused' }),
    ];
    expect(isWorthWriting('refund', about())).toBe(false);
    expect(isWorthWriting('refund', about({ refunds }))).toBe(true);
    expect(await written('refund', about({ refunds }))).toEqual([
      '关于您的订单 YZ-1：',
      '退款 ¥46.00：审核中，最迟 6月1日周一 18:00',
      '退款 ¥46.00：已同意，之后几天内到账。',
      '退款 ¥46.00：已退至 驿付，6月2日周二 10:00 前到账。',
      '退款 ¥46.00：未同意；如有异议请联系我们',
      `查看订单：${URL}`,
    ]);
  });

  test('holds nothing of the person, and no place that was left open', async () => {
    const kinds = ['status', 'delay', 'refund'] as const;
    const subject = about({ refunds: [refund({ kind: 'release', stage: 'sent' })] }, '2026-06-05T10:00:00.000Z');
    const all = (await Promise.all(kinds.map((kind) => written(kind, subject)))).flat().join('\n');
    expect(all).not.toMatch(/林|138|\*|望舟路|\{\{|undefined|null|Invalid/);
  });
});
