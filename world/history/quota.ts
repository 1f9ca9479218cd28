import type { Random } from '../random.ts';

/** Says yes to just this share of those who ask: the rest that is owed is carried on, so that no rate depends on luck. */
export type Quota = (kind: string, rate: number) => boolean;

export const createQuota = (random: Random): Quota => {
  const owed = new Map<string, number>();
  return (kind, rate) => {
    const due = (owed.get(kind) ?? random.next()) + rate;
    const isDue = due >= 1;
    owed.set(kind, isDue ? due - 1 : due);
    return isDue;
  };
};

/** Cards dealt from a shuffled pack, which is shuffled again when it has run out. */
export const createPack = <T>(counts: readonly (readonly [card: T, count: number])[], random: Random): (() => T) => {
  const pack = counts.flatMap(([card, count]) => Array.from({ length: count }, () => card));
  let left: T[] = [];
  return () => {
    if (left.length === 0) left = [...pack];
    const [card] = left.splice(random.between(0, left.length - 1), 1);
    if (card === undefined) throw new Error('a pack holds cards');
    return card;
  };
};
