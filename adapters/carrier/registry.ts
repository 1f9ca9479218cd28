import { createEgret } from './egret.ts';
import type { Carrier, CarrierOptions } from './port.ts';
import { createStonebridge } from './stonebridge.ts';

const FACTORIES = { egret: createEgret, stonebridge: createStonebridge } as const;

export const CARRIER_NAMES = ['egret', 'stonebridge'] as const satisfies readonly (keyof typeof FACTORIES)[];
export type CarrierName = (typeof CARRIER_NAMES)[number];

export type CarrierRegistry = {
  /** Undefined for a name that nobody serves here. */
  readonly get: (name: string) => Carrier | undefined;
  readonly names: readonly CarrierName[];
};

export const createCarriers = (options: Readonly<Record<CarrierName, CarrierOptions>>): CarrierRegistry => {
  const carriers = new Map<string, Carrier>(CARRIER_NAMES.map((name) => [name, FACTORIES[name](options[name])]));
  return { get: (name) => carriers.get(name), names: CARRIER_NAMES };
};
