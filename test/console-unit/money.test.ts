import { expect, test } from 'vitest';
import { moneyText } from '../../console/piece/money.tsx';

test.each([
  [{ amount: 12_800, currency: 'CNY' }, '¥128.00'],
  [{ amount: 123_456_789, currency: 'CNY' }, '¥1,234,567.89'],
  [{ amount: 1_234, currency: 'JPY' }, 'JP¥1,234'],
  [{ amount: 99, currency: 'USD' }, '$0.99'],
])('%o is written with its thousands apart', (amount, text) => {
  expect(moneyText(amount)).toBe(text);
});
