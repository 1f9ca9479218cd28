import { type Assignment, assignItems } from './assign.ts';
import { type Criterion, firstDifference, type Score } from './objective.ts';
import type { Contest, Ranking } from './rank.ts';
import { findLack, type Site } from './site.ts';

/** Why a set of warehouses was chosen or not, as a code and its numbers. */
export type CandidateReason =
  | { readonly code: 'chosen' | 'equal' }
  | { readonly code: 'more_parcels' | 'costlier' | 'farther' | 'scarcer_stock'; readonly by: number }
  | { readonly code: 'lacks_stock'; readonly sku: string; readonly short: number }
  | { readonly code: 'closed' | 'not_served' | 'not_considered' | 'cannot_carry' };

export type Candidate = {
  readonly warehouses: readonly string[];
  readonly feasible: boolean;
  readonly score?: Score;
  readonly reason: CandidateReason;
};

/** The contest with its outcome, and every warehouse, those included that could not take part. */
export type Outcome = Contest & { readonly ranking: Ranking; readonly warehouses: readonly Site[] };

/** More than enough for a single site, which leaves nothing to choose. */
const SINGLE_STEPS = 1_000;

const LOSES_AS = {
  fewest_parcels: 'more_parcels',
  tariff_cost: 'costlier',
  distance: 'farther',
  stock_level: 'scarcer_stock',
} as const satisfies Record<Criterion, CandidateReason['code']>;

const reasonBehind = ({ ranking, objective }: Outcome, assignment: Assignment): CandidateReason => {
  const [chosen] = ranking.ranked;
  if (!chosen || assignment === chosen) return { code: 'chosen' };
  const difference = firstDifference(objective, assignment.score, chosen.score);
  return difference ? { code: LOSES_AS[difference.criterion], by: difference.by } : { code: 'equal' };
};

const rankedCandidate = (outcome: Outcome, assignment: Assignment): Candidate => ({
  warehouses: assignment.sites.map((site) => site.id),
  feasible: true,
  score: assignment.score,
  reason: reasonBehind(outcome, assignment),
});

const whyNot = ({ items, sites }: Outcome, site: Site): CandidateReason => {
  if (!site.open) return { code: 'closed' };
  if (site.tariffs.length === 0) return { code: 'not_served' };
  const lack = findLack(items, [site]);
  if (lack) return { code: 'lacks_stock', ...lack };
  return { code: sites.includes(site) ? 'cannot_carry' : 'not_considered' };
};

/** What the site would be on its own. */
const loneCandidate = (outcome: Outcome, site: Site): Candidate => {
  const reason = whyNot(outcome, site);
  const refused: Candidate = { warehouses: [site.id], feasible: false, reason };
  if (reason.code !== 'cannot_carry') return refused;
  const { best } = assignItems({ ...outcome, sites: [site], limit: undefined, steps: SINGLE_STEPS });
  return best ? rankedCandidate(outcome, best) : refused;
};

/** The chosen set, those that came nearest, and every warehouse on its own. */
export const explainCandidates = (outcome: Outcome): readonly Candidate[] => {
  const ranked = outcome.ranking.ranked.map((assignment) => rankedCandidate(outcome, assignment));
  const shown = new Set(ranked.flatMap(({ warehouses }) => (warehouses.length === 1 ? warehouses : [])));
  const others = outcome.warehouses.filter((site) => !shown.has(site.id));
  return [...ranked, ...others.map((site) => loneCandidate(outcome, site))];
};
