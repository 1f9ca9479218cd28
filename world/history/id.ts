import type { Random } from '../random.ts';
import type { Instant } from './types.ts';

export type MakeId = (prefix: string, at: Instant) => string;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const WORD = 2 ** 30;

const digits = (value: number, count: number): string => {
  let text = '';
  for (let rest = value; text.length < count; rest = Math.floor(rest / 32)) text = `${ALPHABET[rest % 32]}${text}`;
  return text;
};

/** A UUIDv7 in base32 behind its noun, of the instant and the seed alone: these ids sort as their instants do. */
export const createIds = (random: Random): MakeId => {
  const word = (): number => Math.floor(random.next() * WORD);
  return (prefix, at) => {
    const first = word();
    const version = 14 + (first & 1);
    const variant = 8 | ((first >>> 16) & 0b10011);
    const middle = `${digits(version, 1)}${digits((first >>> 5) & 1023, 2)}${digits(variant, 1)}`;
    return `${prefix}_${digits(at, 10)}${middle}${digits(word(), 6)}${digits(word(), 6)}`;
  };
};
