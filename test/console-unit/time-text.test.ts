import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { piece } from '../../console/i18n/en/piece.ts';
import { piece as chinesePiece } from '../../console/i18n/zh-cn/piece.ts';
import { clockText, instantText, lengthText } from '../../console/piece/time-text.ts';

const NOW = new Date(2026, 10, 23, 14, 30).getTime();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('times in words', () => {
  const words = (lng: 'en' | 'zh-CN') => ({ t: i18next.getFixedT(lng, 'console'), language: lng });
  beforeAll(() =>
    i18next.init({
      ns: ['console'],
      defaultNS: 'console',
      resources: { en: { console: { piece } }, 'zh-CN': { console: { piece: chinesePiece } } },
    }),
  );

  test.each([
    [NOW - 20_000, 'now', '刚刚'],
    [NOW - 5 * MINUTE, '5 min ago', '5 分钟前'],
    [NOW + 59 * MINUTE, 'in 59 min', '59 分钟后'],
    [NOW - 3 * HOUR, '11:30', '11:30'],
    [NOW - 2 * DAY, '21 Nov, 14:30', '11/21 14:30'],
    [NOW - 400 * DAY, '19 Oct 2025', '2025/10/19'],
  ])('are near, of today, of this year or older: %s', (at, english, chinese) => {
    expect(instantText(at, NOW, words('en'))).toBe(english);
    expect(instantText(at, NOW, words('zh-CN'))).toBe(chinese);
  });

  test('a time by which something is stands as the clock, however near', () => {
    expect([clockText(NOW + 5 * MINUTE, 'en'), clockText(NOW + 5 * MINUTE, 'zh-CN')]).toEqual(['14:35', '14:35']);
  });

  test.each([
    [0, '0 s'],
    [40_000, '40 s'],
    [4 * MINUTE + 20_000, '4 min 20 s'],
    [14 * MINUTE + 20_000, '14 min'],
    [2 * HOUR, '2 h'],
    [2 * DAY + 4 * HOUR + 9 * MINUTE, '2 d 4 h'],
    [2 * DAY + 9 * MINUTE, '2 d'],
  ])('a length of %i ms is told in its two largest parts', (ms, text) => {
    expect(lengthText(ms, words('en').t)).toBe(text);
  });
});
