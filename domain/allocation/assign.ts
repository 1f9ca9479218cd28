import { Bin, gentlestStep, leastFinalCost, type Step } from './bin.ts';
import { type Item, totalLoad } from './demand.ts';
import { compareScores, type Objective, type Score } from './objective.ts';
import { availableAt, type Site } from './site.ts';
import type { Load } from './tariff.ts';

/** What each site of a set sends: `quantities` by site, then by item. */
export type Assignment = {
  readonly sites: readonly Site[];
  readonly score: Score;
  readonly quantities: readonly (readonly number[])[];
};

export type AssignmentTask = {
  readonly items: readonly Item[];
  readonly sites: readonly Site[];
  readonly objective: Objective;
  /** Only a score better than this is of use. */
  readonly limit: Score | undefined;
  /** How far the search may go: a count and no clock, so that the same order always gets the same plan. */
  readonly steps: number;
};

export type AssignmentOutcome = {
  readonly best: Assignment | undefined;
  readonly steps: number;
  /** Whether the search came to its end. */
  readonly complete: boolean;
};

type Portion = { readonly bin: Bin; readonly item: Item; readonly units: number };

/** By place: the least that the items from there on can take of these sites' shelves. */
const leastShares = (items: readonly Item[], sites: readonly Site[]): readonly number[] => {
  const shares = items.map(({ index, quantity }) => {
    return quantity * Math.min(...sites.map((site) => site.shelves[index]?.unitShare ?? 0));
  });
  return items.map((_, place) => shares.slice(place).reduce((sum, share) => sum + share, 0));
};

/** Depth first, item by item; a branch is left as soon as nothing in it can beat the best found so far. */
class AssignmentSearch {
  readonly #task: AssignmentTask;
  readonly #bins: readonly Bin[];
  readonly #items: readonly Item[];
  readonly #step: Step;
  readonly #total: Load;
  readonly #distanceKm: number;
  /** By place: the least that the items from there on take of the shelves. */
  readonly #shareFrom: readonly number[];
  #best: Assignment | undefined;
  #steps = 0;

  constructor(task: AssignmentTask) {
    const { items, sites } = task;
    this.#task = task;
    this.#step = gentlestStep(sites);
    this.#bins = sites.map((site) => new Bin(site, this.#step));
    this.#items = items.toSorted(
      (a, b) => this.#choices(a) - this.#choices(b) || b.weightGrams * b.quantity - a.weightGrams * a.quantity,
    );
    this.#total = totalLoad(items);
    this.#distanceKm = sites.reduce((sum, site) => sum + site.distanceKm, 0);
    this.#shareFrom = leastShares(this.#items, sites);
  }

  run(): AssignmentOutcome {
    if (this.#mayImprove(this.#bound(0))) this.#place(0);
    return { best: this.#best, steps: this.#steps, complete: this.#steps <= this.#task.steps };
  }

  #wholeBins(item: Item): readonly Bin[] {
    return this.#bins.filter((bin) => bin.site.shelves[item.index]?.sendsWhole);
  }

  /** Items without a choice come first, those that must be spread last. */
  #choices(item: Item): number {
    return this.#wholeBins(item).length || Number.MAX_SAFE_INTEGER;
  }

  /** An item goes whole where one site can send it whole; only one that no site can is spread. */
  #place(place: number): void {
    const item = this.#items[place];
    if (!item) return this.#keep();
    const portions = this.#wholeBins(item).map((bin) => ({ bin, item, units: item.quantity }));
    if (portions.length === 0) return this.#spread(place, this.#bins, item.quantity);
    const bounds = portions.map((portion) => ({ portion, bound: this.#with(portion, () => this.#bound(place + 1)) }));
    for (const { portion, bound } of bounds.toSorted((a, b) => compareScores(this.#task.objective, a.bound, b.bound))) {
      if (this.#mayImprove(bound)) this.#with(portion, () => this.#place(place + 1));
    }
  }

  #spread(place: number, bins: readonly Bin[], missing: number): void {
    const item = this.#items[place];
    const [bin, ...others] = bins;
    if (!item || !bin) return this.#place(place + 1);
    const elsewhere = others.reduce((sum, other) => sum + availableAt(other.site, item), 0);
    const least = Math.max(0, missing - elsewhere);
    for (let units = Math.min(missing, availableAt(bin.site, item)); units >= least; units -= 1) {
      this.#with({ bin, item, units }, () => {
        if (this.#mayImprove(this.#bound(place + 1))) this.#spread(place, others, missing - units);
      });
    }
  }

  #with<T>(portion: Portion, look: () => T): T {
    const { bin, item, units } = portion;
    this.#steps += 1;
    bin.add(item, units);
    const seen = look();
    bin.add(item, -units);
    return seen;
  }

  /** A score that nothing with the present bins can beat, once all items before `place` are in them. */
  #bound(place: number): Score {
    return {
      fewest_parcels: this.#bins.length,
      tariff_cost: leastFinalCost(this.#bins, this.#total, this.#step),
      distance: this.#distanceKm,
      stock_level: this.#bins.reduce((sum, bin) => sum + bin.share, this.#shareFrom[place] ?? 0),
    };
  }

  #mayImprove(bound: Score): boolean {
    const { objective, limit, steps } = this.#task;
    const toBeat = this.#best?.score ?? limit;
    if (this.#steps > steps || !Number.isFinite(bound.tariff_cost)) return false;
    return !toBeat || compareScores(objective, bound, toBeat) < 0;
  }

  /** Once all is placed the bound is the score. A set with an idle site is a smaller set, searched before. */
  #keep(): void {
    if (this.#bins.some((bin) => bin.units === 0)) return;
    const quantities = this.#bins.map((bin) => [...bin.quantities]);
    this.#best = { sites: this.#task.sites, score: this.#bound(this.#items.length), quantities };
  }
}

/** The best way in which exactly these sites send everything, each item whole where one of them can. */
export const assignItems = (task: AssignmentTask): AssignmentOutcome => new AssignmentSearch(task).run();
