import { timingSafeEqual } from 'node:crypto';

/** Compares in constant time; texts of different length differ. */
export const sameText = (a: string, b: string): boolean => {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
};
