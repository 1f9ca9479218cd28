import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskAddress, maskContact, maskEmail, maskName, maskPhone } from '../../../domain/order/mask.ts';

describe('a masked name', () => {
  test('keeps the family name of a Chinese person and does not tell how long the rest is', () => {
    expect(maskName('林晓禾')).toBe('林**');
    expect(maskName(' 林禾 ')).toBe('林*');
    expect(maskName('阿依古丽·买买提')).toBe('阿**');
    expect(maskName('云上陶瓷(杭州)有限公司')).toBe('云**');
  });

  test('keeps the initials of a western person', () => {
    expect(maskName('Jan  de Vries')).toBe('J** d** V**');
    expect(maskName('Ólafur')).toBe('Ó**');
  });

  test('hides a name of one character whole', () => {
    expect(maskName('林')).toBe('*');
    expect(maskName('X')).toBe('*');
    expect(maskName('')).toBe('');
  });

  test('splits no character that takes two code units', () => {
    expect(maskName('𠮷野家')).toBe('𠮷**');
  });
});

describe('a masked phone', () => {
  test('of China keeps three and four digits, with or without the country', () => {
    expect(maskPhone('+8613800000412')).toBe('138****0412');
    expect(maskPhone('138 0000 0412')).toBe('138****0412');
  });

  test('from elsewhere keeps the country and the last four digits', () => {
    expect(maskPhone('+44 7700 900123')).toBe('+44****0123');
    expect(maskPhone('0571-88001234')).toBe('****1234');
  });

  test('of few digits keeps two of them, or none', () => {
    expect(maskPhone('8800123')).toBe('****23');
    expect(maskPhone('110')).toBe('****');
  });

  test('never shows more than half of a number', () => {
    const digits = fc.stringMatching(/^\+?\d{3,15}$/);
    fc.assert(
      fc.property(digits, (phone) => {
        const shown = maskPhone(phone).replace(/\D/g, '').length;
        expect(shown).toBeLessThanOrEqual(Math.max(0, phone.replace('+', '').length - 3));
      }),
    );
  });
});

describe('a masked address', () => {
  test('keeps the beginning of the street and no number', () => {
    expect(maskAddress('听松路 12 号云岫苑 3 幢 402 室')).toBe('听松路****');
    expect(maskAddress('Oudegracht 12 bis')).toBe('Oud****');
  });

  test('that opens with the number of the house shows nothing', () => {
    expect(maskAddress('12 High Street')).toBe('****');
  });

  test('that is hardly longer than what would be shown shows nothing', () => {
    expect(maskAddress('松路3')).toBe('****');
    expect(maskAddress('桥')).toBe('****');
  });
});

describe('a masked e-mail', () => {
  test('keeps the first letter and the domain', () => {
    expect(maskEmail('shen.zhiyuan@example.com')).toBe('s***@example.com');
  });

  test('that is none is hidden whole', () => {
    expect(maskEmail('@example.com')).toBe('****');
    expect(maskEmail('shen')).toBe('****');
  });
});

test('a contact is masked in every part', () => {
  expect(maskContact({ name: '沈知远', phone: '+8619900000001', email: null, line1: '听松路 12 号' })).toEqual({
    name: '沈**',
    phone: '199****0001',
    email: null,
    line1: '听松路****',
  });
});
