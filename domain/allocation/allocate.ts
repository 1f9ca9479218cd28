import { type Fault, fault } from '../faults.ts';
import { refuse, type Result, succeed } from '../result.ts';
import { type Candidate, explainCandidates } from './candidate.ts';
import { type DemandLine, findShortages, foldDemand, type Item, type StockRow } from './demand.ts';
import { completeObjective, type Objective, type Score } from './objective.ts';
import { rankSets } from './rank.ts';
import { isServed, mostUseful, type Site, surveySites, type Warehouse } from './site.ts';
import { cheapestQuote, type Destination, type Tariff, type TariffQuote } from './tariff.ts';

export type AllocationQuestion = {
  readonly demand: readonly DemandLine[];
  readonly destination: Destination;
  readonly stock: readonly StockRow[];
  readonly warehouses: readonly Warehouse[];
  readonly tariffs: readonly Tariff[];
  /** Criteria in order of weight; fewest parcels, then our cost, distance and stock level unless said otherwise. */
  readonly objective?: Objective;
};

export type PlannedShipment = TariffQuote & {
  readonly warehouse: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly weightGrams: number;
  readonly distanceKm: number;
};

export type AllocationPlan = {
  readonly shipments: readonly PlannedShipment[];
  readonly score: Score;
  readonly objective: Objective;
  /** The chosen set of warehouses first, then those that came nearest, and each warehouse on its own. */
  readonly candidates: readonly Candidate[];
  /** Whether no set of the combined warehouses does better; false when the search of an extreme order was cut short. */
  readonly proven: boolean;
};

/** Of more warehouses than this only the most useful are combined: the number of their sets doubles with each. */
const MOST_COMBINED = 12;

/** Decides which warehouses send an order, each what and by which carrier, and says why these and no others. */
export const planAllocation = (question: AllocationQuestion): Result<AllocationPlan> => {
  const items = foldDemand(question.demand);
  const objective = completeObjective(question.objective);
  const warehouses = surveySites({ ...question, items });
  const faults = obstaclesTo(items, warehouses, question.stock);
  if (faults.length > 0) return refuse(...faults);

  const sites = mostUseful(warehouses.filter(isServed), items, MOST_COMBINED);
  const ranking = rankSets({ items, sites, objective });
  const [chosen] = ranking.ranked;
  if (!chosen) return refuse(undeliverable('no_combination'));

  return succeed({
    shipments: chosen.sites.map((site, at) => planShipment(site, items, chosen.quantities[at] ?? [])),
    score: chosen.score,
    objective,
    candidates: explainCandidates({ items, sites, objective, ranking, warehouses }),
    proven: ranking.proven,
  });
};

const undeliverable = (reason: string): Fault => fault('ADDRESS_UNDELIVERABLE', '/shipping_address', { reason });

/** What no choice could mend: no open warehouse has a carrier that goes there, or all of them together have too little. */
export const findObstacles = (question: AllocationQuestion): readonly Fault[] => {
  const items = foldDemand(question.demand);
  return obstaclesTo(items, surveySites({ ...question, items }), question.stock);
};

const obstaclesTo = (
  items: readonly Item[],
  warehouses: readonly Site[],
  stock: readonly StockRow[],
): readonly Fault[] => {
  const open = warehouses.filter((site) => site.open);
  const served = open.filter(isServed);
  const unserved = open.length > 0 && served.length === 0;
  const among = new Set((unserved ? open : served).map((site) => site.id));
  return [...findShortages(items, stock, among), ...(unserved ? [undeliverable('not_served')] : [])];
};

const planShipment = (site: Site, items: readonly Item[], quantities: readonly number[]): PlannedShipment => {
  const parts = items
    .map((item) => ({ ...item, quantity: quantities[item.index] ?? 0 }))
    .filter(({ quantity }) => quantity > 0);
  const grams = parts.reduce((sum, part) => sum + part.quantity * part.weightGrams, 0);
  const cm3 = parts.reduce((sum, part) => sum + part.quantity * part.volumeCm3, 0);
  const quote = cheapestQuote(site.tariffs, { grams, cm3 });
  if (!quote) throw new Error('a planned parcel has no carrier');
  const lines = parts.map(({ sku, quantity }) => ({ sku, quantity }));
  return { warehouse: site.id, ...quote, lines, weightGrams: grams, distanceKm: site.distanceKm };
};
