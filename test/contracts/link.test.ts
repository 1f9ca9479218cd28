import { describe, expect, test } from 'vitest';
import { createLinks } from '../../adapters/link.ts';
import { newId } from '../../db/queries/new-id.ts';

const links = createLinks({ secret: 'a-secret-for-tests-only', publicUrl: 'https://shop.example' });
const others = createLinks({ secret: 'another-secret-for-tests', publicUrl: 'https://shop.example' });
const tokenOf = (orderId: string): string => links.customerUrl(orderId).split('/o/')[1] ?? '';

describe('the link of an order', () => {
  test('opens its order and fits a text message', () => {
    const orderId = newId('ord');
    expect(links.orderOfToken(tokenOf(orderId))).toBe(orderId);
    expect(tokenOf(orderId)).toMatch(/^[\w-]{48}$/);
  });

  test('opens nothing with another order, another signature, another secret or another length', () => {
    const [token, other] = [tokenOf(newId('ord')), tokenOf(newId('ord'))];
    const flipped = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
    for (const wrong of [
      other.slice(0, 26) + token.slice(26),
      flipped,
      token.slice(0, -1),
      `${token}A`,
      token.toUpperCase(),
      '',
    ])
      expect(links.orderOfToken(wrong), wrong).toBeUndefined();
    expect(others.orderOfToken(token)).toBeUndefined();
  });

  test('is no pay link, though both are signed with one secret', () => {
    const paymentId = newId('pay');
    const signature = new URL(links.payUrl(paymentId)).searchParams.get('s') ?? '';
    expect(links.isPaySignature(paymentId, signature)).toBe(true);
    expect(links.orderOfToken(`${paymentId.slice(4)}${signature.slice(0, 22)}`)).toBeUndefined();
  });
});
