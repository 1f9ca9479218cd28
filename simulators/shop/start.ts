import { createWorld } from '../../world/world.ts';
import { createCaller } from '../kit/caller.ts';
import { keyOf } from '../kit/keys.ts';
import { createSimulator, type Running, type SimulatorOptions } from '../kit/server.ts';
import { createCatalogue } from './catalogue.ts';
import { createPackhorse } from './packhorse.ts';
import { createPlaces } from './place.ts';
import { addShopPages } from './routes.ts';
import { createVisitors } from './visitor.ts';

export type ShopOptions = SimulatorOptions & {
  readonly apiUrl: string;
  /** Of the shops, by their names. */
  readonly keys: Readonly<Record<string, string>>;
  readonly shop?: string | undefined;
  readonly worldSeed?: number | undefined;
};

/** The seed of the world that a local stack is filled with. */
const WORLD_SEED = 7300;

/** A small shop for visitors: pages made here, everything else asked of the public API with the shop's own key. */
export const startShop = async (options: ShopOptions): Promise<Running> => {
  const sim = await createSimulator(options);
  const ending = new AbortController();
  const world = createWorld(options.worldSeed ?? WORLD_SEED);
  const key = keyOf(options.keys, options.shop ?? 'yizhou-cn');
  addShopPages({
    sim,
    packhorse: createPackhorse(createCaller(options.apiUrl, key, ending.signal), ending.signal),
    visitors: createVisitors(sim),
    wording: { catalogue: createCatalogue(world), places: createPlaces(world) },
    methodNames: Object.fromEntries(world.gateway.map(({ id, nameZh, nameEn }) => [id, { zh: nameZh, en: nameEn }])),
  });
  return sim.listen(() => ending.abort());
};
