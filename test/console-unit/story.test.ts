import { describe, expect, test } from 'vitest';
import { entryKey, isRefused, said, tell } from '../../console/page/order/story/sentence.ts';
import { BOOKING_STATUSES } from '../../domain/shipment/status.ts';
import { MOVEMENT_KINDS } from '../../domain/inventory/status.ts';
import { NOTIFICATION_TEMPLATES } from '../../domain/notification/templates.ts';
import { PAYMENT_STATUSES } from '../../domain/payment/status.ts';
import { SCAN_KINDS } from '../../domain/picking/status.ts';
import { TRACKING_STATUSES } from '../../domain/tracking/status.ts';
import { CHINESE, ENGLISH } from './support/catalogue.ts';

const CATALOGUES = [
  ['en', ENGLISH],
  ['zh-CN', CHINESE],
] as const;

const NAMES = {
  code: (kind: string, code: string) => `${kind}:${code}`,
  warehouse: (id: string) => `at ${id}`,
  problem: (code: string) => ENGLISH.get(`problem.${code}`) ?? code,
};

type Facts = Readonly<Record<string, unknown>>;

const told = (chapter: 'floor' | 'parcel' | 'action' | 'payment', kind: string, facts: Facts): string => {
  const sentence = ENGLISH.get(`story.${entryKey({ chapter, kind, facts })}`) ?? '';
  return tell(sentence, said({ chapter, facts }, NAMES));
};

describe('the story of an order', () => {
  test('a scan that was refused is told as what it was', () => {
    const facts = { quantity: 1, outcome: 'SCAN_WRONG_ITEM' };
    expect(told('floor', 'pick', facts)).toBe('A scan was refused: This is not the article wanted here.');
    expect(isRefused({ chapter: 'floor', facts })).toBe(true);
    const accepted = { quantity: 2, sku: 'MUG-1', outcome: 'accepted' };
    expect(told('floor', 'pick', accepted)).toBe('Picked 2 × MUG-1.');
    expect(isRefused({ chapter: 'floor', facts: accepted })).toBe(false);
    expect(isRefused({ chapter: 'action', facts: { outcome: 'remedied' } })).toBe(false);
  });

  test('a booking is told by what became of it', () => {
    const by = { carrier: 'egret' };
    expect(told('parcel', 'booking', { ...by, status: 'booked' })).toBe('Booked with carrier:egret.');
    expect(told('parcel', 'booking', { ...by, status: 'refused' })).toBe('carrier:egret did not take it.');
  });

  test('an action without an amount names none', () => {
    const facts = { action: 'hold', amountMinor: 0, currency: 'CNY', reason: 'address' };
    expect(told('action', 'proposed', facts)).toBe('action:hold: “address”');
    const refund = { ...facts, action: 'refund', amountMinor: 4600 };
    expect(told('action', 'proposed', refund)).toBe('action:refund ¥46.00: “address”');
  });

  test.each(CATALOGUES)('no sentence shows the place of a fact that is missing: %s', (_, texts) => {
    const sentences = [...texts].filter(([key]) => key.startsWith('story.'));
    expect(sentences.length).toBeGreaterThan(80);
    const shown = sentences.flatMap(([key, sentence]) => {
      const chapter = key.split('.')[1] as 'floor';
      return [{}, { outcome: null, amountMinor: 'x' }].map((facts) => tell(sentence, said({ chapter, facts }, NAMES)));
    });
    expect(shown.filter((text) => /[{}]|\bundefined\b|\bnull\b|\bNaN\b/.test(text) || text.trim() === '')).toEqual([]);
  });

  test.each(CATALOGUES)('has a sentence for every kind that is recorded: %s', (_, texts) => {
    const wanted = [
      ...MOVEMENT_KINDS.map((kind) => `stock.${kind}`),
      ...SCAN_KINDS.map((kind) => `floor.${kind}`),
      ...TRACKING_STATUSES.map((kind) => `parcel.${kind}`),
      ...PAYMENT_STATUSES.map((kind) => `payment.${kind}`),
      ...['voided', 'captured_by_hand', 'given_back_by_hand'].map((kind) => `payment.${kind}`),
      ...NOTIFICATION_TEMPLATES.map((kind) => `message.template.${kind}`),
      ...BOOKING_STATUSES.map((status) => entryKey({ chapter: 'parcel', kind: 'booking', facts: { status } })),
    ];
    expect(wanted.filter((key) => !texts.has(`story.${key}`))).toEqual([]);
  });
});
