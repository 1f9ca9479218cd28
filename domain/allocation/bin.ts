import type { Item } from './demand.ts';
import type { Site } from './site.ts';
import { type Load, leastCost, stepEnd, tariffCost } from './tariff.ts';

/** The cheapest and the widest price step among all tariffs of some sites: nobody there goes further for less. */
export type Step = { readonly price: number; readonly grams: number; readonly cm3: number };

export const gentlestStep = (sites: readonly Site[]): Step => {
  const tariffs = sites.flatMap((site) => site.tariffs);
  return {
    price: Math.min(...tariffs.map((tariff) => tariff.stepPrice)),
    grams: Math.max(...tariffs.map((tariff) => tariff.stepGrams)),
    cm3: Math.max(...tariffs.map((tariff) => (tariff.stepGrams * tariff.volumeDivisor) / 1000)),
  };
};

/** A site's parcel while a plan is searched: what is in it, what it costs, and what more it takes at that price. */
export class Bin implements Load {
  readonly site: Site;
  readonly quantities: number[];
  units = 0;
  grams = 0;
  cm3 = 0;
  /** What the parcel takes of the site's shelves, in millionths. */
  share = 0;
  cost = 0;
  roomGrams = 0;
  roomCm3 = 0;
  readonly #step: Step;

  constructor(site: Site, step: Step) {
    this.site = site;
    this.#step = step;
    this.quantities = site.shelves.map(() => 0);
    this.#reckon();
  }

  /** Puts units of an item in, or takes them out again when they are negative. */
  add(item: Item, units: number): void {
    this.quantities[item.index] = (this.quantities[item.index] ?? 0) + units;
    this.units += units;
    this.grams += units * item.weightGrams;
    this.cm3 += units * item.volumeCm3;
    this.share += units * (this.site.shelves[item.index]?.unitShare ?? 0);
    if (units !== 0) this.#reckon();
  }

  /** The room is what may at most be added at this cost; a dearer carrier counts as so many steps already taken. */
  #reckon(): void {
    const { price, grams, cm3 } = this.#step;
    this.cost = leastCost(this.site.tariffs, this);
    this.roomGrams = 0;
    this.roomCm3 = 0;
    for (const tariff of this.site.tariffs) {
      const dearer = tariffCost(tariff, this) - this.cost;
      if (!Number.isFinite(dearer)) continue;
      const ahead = price > 0 ? Math.floor(dearer / price) : 0;
      const end = stepEnd(tariff, this);
      this.roomGrams = Math.max(this.roomGrams, end - this.grams - ahead * grams);
      this.roomCm3 = Math.max(this.roomCm3, (end * tariff.volumeDivisor) / 1000 - this.cm3 - ahead * cm3);
    }
  }
}

/** What the bins will cost at least once they hold all of `total`; exactly that, when they do already. */
export const leastFinalCost = (bins: readonly Bin[], total: Load, step: Step): number => {
  let cost = 0;
  let { grams, cm3 } = total;
  for (const bin of bins) {
    cost += bin.cost;
    grams -= bin.grams + bin.roomGrams;
    cm3 -= bin.cm3 + bin.roomCm3;
  }
  const steps = Math.max(0, Math.ceil(grams / step.grams - 1e-9), Math.ceil(cm3 / step.cm3 - 1e-9));
  return cost + steps * step.price;
};
