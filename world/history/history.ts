import { createRandom } from '../random.ts';
import type { World } from '../types.ts';
import { createMoments } from './day-curve.ts';
import { liveThrough } from './order.ts';
import { createPack } from './quota.ts';
import { createScene } from './scene.ts';
import type { Fate, Instant, PastOrder } from './types.ts';

export type HistoryOptions = {
  readonly orders: number;
  /** The instant up to which everything has ended. */
  readonly today: Instant;
  readonly seed: number;
};

/** How orders end, of each hundred. */
const FATES = [
  ['completed', 88],
  ['expired', 6],
  ['cancelled', 4],
  ['rejected', 2],
] as const satisfies readonly (readonly [Fate, number])[];

/** The orders of the sixty days before today, oldest first. The same seed and the same today give the same orders. */
export function* createHistory(world: World, { orders, today, seed }: HistoryOptions): Generator<PastOrder> {
  const scene = createScene(world, { seed, today });
  const nextFate = createPack<Fate>(FATES, createRandom(seed, 'history/fate'));
  const moments = createMoments(world.shop, { orders, today }, createRandom(seed, 'history/moment'));
  for (const [number, moment] of moments.entries()) yield liveThrough(scene, { number, moment, fate: nextFate() });
}
