import haversineDistance from 'haversine-distance';
import type { AllocationQuestion } from '../../../domain/allocation/allocate.ts';
import { CRITERIA, type Score } from '../../../domain/allocation/objective.ts';

type Parts = ReadonlyMap<string, number>;

/** Every way of taking so many units from these shelves. */
const ways = (units: number, shelves: readonly (readonly [string, number])[]): Parts[] => {
  const [shelf, ...others] = shelves;
  if (!shelf) return units === 0 ? [new Map()] : [];
  const [warehouse, available] = shelf;
  return Array.from({ length: Math.min(units, available) + 1 }, (_, taken) => taken).flatMap((taken) =>
    ways(units - taken, others).map((rest) => (taken === 0 ? rest : new Map([...rest, [warehouse, taken]]))),
  );
};

const product = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>((all, list) => all.flatMap((head) => list.map((item) => [...head, item])), [[]]);

const wanted = ({ demand }: AllocationQuestion) => {
  const total = new Map<string, { quantity: number; weightGrams: number; volumeCm3: number }>();
  for (const { sku, quantity, weightGrams, volumeCm3 } of demand) {
    total.set(sku, { quantity: quantity + (total.get(sku)?.quantity ?? 0), weightGrams, volumeCm3 });
  }
  return [...total].map(([sku, want]) => ({ sku, ...want }));
};

const reaching = ({ tariffs, destination }: AllocationQuestion, warehouse: string) =>
  tariffs.filter(
    (t) =>
      t.warehouse === warehouse &&
      t.serves &&
      t.zone === destination.zone &&
      !(t.refusedRegions.includes('460300') && destination.regionCode.startsWith('4603')),
  );

const parcelCost = (question: AllocationQuestion, warehouse: string, grams: number, cm3: number): number => {
  const surcharge = question.destination.remote ? 1 : 0;
  const prices = reaching(question, warehouse)
    .filter((t) => grams <= t.maxGrams)
    .map((t) => {
      const billable = Math.max(grams, Math.ceil((cm3 * 1000) / t.volumeDivisor));
      const steps = Math.max(0, Math.ceil((billable - t.firstGrams) / t.stepGrams));
      return t.firstPrice + steps * t.stepPrice + surcharge * t.remoteSurcharge;
    });
  return Math.min(...prices);
};

/** The least score of all plans there are, found by trying every one; undefined when there is none. */
export const bestScore = (question: AllocationQuestion): Score | undefined => {
  const { stock, warehouses, destination } = question;
  const objective = [...(question.objective ?? []), ...CRITERIA];
  const usable = warehouses.filter((w) => w.open && reaching(question, w.id).length > 0);
  const articles = wanted(question);
  const available = (sku: string, id: string) => stock.find((r) => r.sku === sku && r.warehouse === id)?.available ?? 0;
  const heaviest = (id: string) => Math.max(...reaching(question, id).map((t) => t.maxGrams));

  const scoreOf = (plan: readonly Parts[]): Score | undefined => {
    const used = [...new Set(plan.flatMap((parts) => [...parts.keys()]))];
    const needless = articles.some(({ sku, quantity, weightGrams }, i) => {
      const whole = (id: string) => available(sku, id) >= quantity && quantity * weightGrams <= heaviest(id);
      return used.some(whole) && (plan[i]?.size !== 1 || !whole([...(plan[i]?.keys() ?? [])][0] ?? ''));
    });
    if (needless) return undefined;
    const load = (id: string, of: 'weightGrams' | 'volumeCm3') =>
      articles.reduce((sum, article, i) => sum + (plan[i]?.get(id) ?? 0) * article[of], 0);
    const cost = used.reduce(
      (sum, id) => sum + parcelCost(question, id, load(id, 'weightGrams'), load(id, 'volumeCm3')),
      0,
    );
    if (!Number.isFinite(cost)) return undefined;
    const at = (id: string) => warehouses.find((w) => w.id === id) ?? { lat: 0, lon: 0 };
    return {
      fewest_parcels: used.length,
      tariff_cost: cost,
      distance: used.reduce((sum, id) => sum + Math.round(haversineDistance(at(id), destination) / 1000), 0),
      stock_level: articles.reduce(
        (sum, { sku }, i) =>
          sum + [...(plan[i] ?? [])].reduce((s, [id, n]) => s + n * Math.ceil(1e6 / available(sku, id)), 0),
        0,
      ),
    };
  };

  const compare = (a: Score, b: Score) => objective.map((c) => a[c] - b[c]).find((difference) => difference !== 0) ?? 0;
  const plans = product(
    articles.map(({ sku, quantity }) =>
      ways(
        quantity,
        usable.map((w) => [w.id, available(sku, w.id)] as const),
      ),
    ),
  );
  return plans.flatMap((plan) => scoreOf(plan) ?? []).toSorted(compare)[0];
};
