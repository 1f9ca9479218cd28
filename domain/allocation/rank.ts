import { type Assignment, type AssignmentOutcome, type AssignmentTask, assignItems } from './assign.ts';
import { type Item, totalLoad } from './demand.ts';
import { compareScores, type Objective, type Score } from './objective.ts';
import { findLack, type Site } from './site.ts';
import { leastCost, NOTHING } from './tariff.ts';

export type Contest = {
  readonly items: readonly Item[];
  readonly sites: readonly Site[];
  readonly objective: Objective;
};

export type Ranking = {
  /** The best sets of sites, best first, each with its best assignment. */
  readonly ranked: readonly Assignment[];
  /** Whether every set was searched to its end, so that nothing beats the first. */
  readonly proven: boolean;
};

type SiteSet = readonly Site[];

const MOST_RANKED = 20;
/** A glance settles most sets; steps beyond it are for those that may still win. */
const GLANCE_STEPS = 100;
/** When so many are spent, a plan that was found has to do. */
const MOST_STEPS = 80_000;

/** A score that neither the set nor any larger set around it can beat. */
const promiseOf = (set: SiteSet): Score => ({
  fewest_parcels: set.length,
  tariff_cost: set.reduce((sum, site) => sum + leastCost(site.tariffs, NOTHING), 0),
  distance: set.reduce((sum, site) => sum + site.distanceKm, 0),
  stock_level: 0,
});

/** Meets every set of sites that may be among the best, the small ones first. */
class SetSearch {
  readonly #contest: Contest;
  readonly #grams: number;
  #ranked: readonly Assignment[] = [];
  #stepsLeft = MOST_STEPS;
  #proven = true;

  constructor(contest: Contest) {
    this.#contest = contest;
    this.#grams = totalLoad(contest.items).grams;
  }

  run(): Ranking {
    for (let sets = this.#grow([]); sets.length > 0; sets = sets.flatMap((set) => this.#grow(set))) {
      for (const set of sets) this.#look(set);
    }
    return { ranked: this.#ranked, proven: this.#proven && !this.#isSpent() };
  }

  #isSpent(): boolean {
    return this.#stepsLeft === 0 && this.#ranked.length > 0;
  }

  /** The sets with one site more, added in the order of the sites, so that each set is met once. */
  #grow(set: SiteSet): readonly SiteSet[] {
    const { sites } = this.#contest;
    const last = set.at(-1);
    const later = last ? sites.slice(sites.indexOf(last) + 1) : sites;
    return later.map((site) => [...set, site]).filter((larger) => this.#mayRank(larger));
  }

  #mayRank(set: SiteSet): boolean {
    const { objective } = this.#contest;
    const best = this.#ranked[0];
    if (this.#isSpent()) return false;
    if (best && objective[0] === 'fewest_parcels' && set.length > best.sites.length) return false;
    const last = this.#ranked[MOST_RANKED - 1];
    return !last || compareScores(objective, promiseOf(set), last.score) < 0;
  }

  #look(set: SiteSet): void {
    const { items } = this.#contest;
    if (findLack(items, set) || !canCarry(set, this.#grams) || !this.#mayRank(set)) return;
    const glance = this.#assign(set, { limit: this.#ranked[MOST_RANKED - 1]?.score, steps: GLANCE_STEPS });
    this.#enter((glance.complete ? undefined : this.#search(set)) ?? glance.best);
  }

  /** Looks further, for something better than the best of all sets so far. */
  #search(set: SiteSet): Assignment | undefined {
    const steps = this.#stepsLeft > 0 ? GLANCE_STEPS + Math.ceil(this.#stepsLeft / 10) : 0;
    const found = this.#assign(set, { limit: this.#ranked[0]?.score, steps });
    this.#proven &&= found.complete;
    return found.best;
  }

  #assign(set: SiteSet, reach: Pick<AssignmentTask, 'limit' | 'steps'>): AssignmentOutcome {
    const outcome = assignItems({ ...this.#contest, ...reach, sites: set });
    this.#stepsLeft = Math.max(0, this.#stepsLeft - outcome.steps);
    return outcome;
  }

  #enter(found: Assignment | undefined): void {
    if (!found) return;
    const { objective } = this.#contest;
    const ranked = [...this.#ranked, found].toSorted((a, b) => compareScores(objective, a.score, b.score));
    this.#ranked = ranked.slice(0, MOST_RANKED);
  }
}

const canCarry = (set: SiteSet, grams: number): boolean =>
  grams <= set.reduce((sum, site) => sum + Math.max(...site.tariffs.map((tariff) => tariff.maxGrams)), 0);

/** Ranks the sets of sites that can send everything; of equals the smaller comes first, then the first by name. */
export const rankSets = (contest: Contest): Ranking => new SetSearch(contest).run();
