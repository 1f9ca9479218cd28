import { createHmac, timingSafeEqual } from 'node:crypto';

export const hmacHex = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('hex');

/** Compares in constant time; texts of different length differ. */
export const sameText = (a: string, b: string): boolean => {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
};

/** The token of `Authorization: Bearer …` equals the expected one. */
export const hasBearer = (header: string | undefined, expected: string): boolean =>
  header !== undefined && sameText(header, `Bearer ${expected}`);
