import { createHash } from 'node:crypto';

type Part = string | number;

const digest = (seed: Part, parts: readonly Part[]): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([seed, ...parts]))
    .digest();

/** A number in [0, 1) that depends on the seed and the parts alone, never on the order of calls. */
export const roll = (seed: Part, ...parts: readonly Part[]): number => digest(seed, parts).readUIntBE(0, 6) / 2 ** 48;

/** A whole number from `min` to `max`, both included, by the roll of the parts. */
export const rollBetween = (range: { min: number; max: number }, seed: Part, ...parts: readonly Part[]): number =>
  range.min + Math.floor(roll(seed, ...parts) * (range.max - range.min + 1));

/** 20 letters and digits for an id: the same parts give the same id, also after a restart. */
export const token = (seed: Part, ...parts: readonly Part[]): string =>
  digest(seed, parts).toString('hex').slice(0, 20);
