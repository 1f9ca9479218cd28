/** Numbers that depend on the seed and the subject alone, so that more of one thing does not change another. */
export type Random = {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number;
  pick<T>(list: readonly T[]): T;
  /** One of the list, in proportion to its share. */
  pickByShare<T extends { readonly share: number }>(list: readonly T[]): T;
};

/** FNV-1a over the code units. */
const hashOf = (text: string): number => {
  let hash = 2_166_136_261;
  for (let n = 0; n < text.length; n += 1) hash = Math.imul(hash ^ text.charCodeAt(n), 16_777_619) >>> 0;
  return hash;
};

/** The generator mulberry32: 32 bits of state, the same numbers on every machine. */
const mulberry32 = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    const a = Math.imul(state ^ (state >>> 15), state | 1);
    const b = a ^ (a + Math.imul(a ^ (a >>> 7), a | 61));
    return ((b ^ (b >>> 14)) >>> 0) / 2 ** 32;
  };
};

const chosen = <T>(item: T | undefined): T => {
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
};

export const createRandom = (seed: number, subject: string): Random => {
  const next = mulberry32(hashOf(`${seed}/${subject}`));
  const pickByShare = <T extends { readonly share: number }>(list: readonly T[]): T => {
    let left = next() * list.reduce((sum, { share }) => sum + share, 0);
    return chosen(list.find(({ share }) => (left -= share) < 0) ?? list.at(-1));
  };
  return {
    next,
    between: (min, max) => min + Math.floor(next() * (max - min + 1)),
    pick: (list) => chosen(list[Math.floor(next() * list.length)]),
    pickByShare,
  };
};
