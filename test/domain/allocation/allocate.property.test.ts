import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AllocationPlan, type AllocationQuestion, planAllocation } from '../../../domain/allocation/allocate.ts';
import { compareScores } from '../../../domain/allocation/objective.ts';
import { bestScore } from './oracle.ts';
import { smallWorld } from './world.ts';

const RUNS = { numRuns: 500 };

const sumBySku = (lines: readonly { sku: string; quantity: number }[]) => {
  const sums: Record<string, number> = {};
  for (const { sku, quantity } of lines) sums[sku] = (sums[sku] ?? 0) + quantity;
  return sums;
};

/** Checks something of every plan there is; refusals have a property of their own. */
const everyPlan = (check: (plan: AllocationPlan, question: AllocationQuestion) => void) =>
  fc.assert(
    fc.property(smallWorld, (question) => {
      const answer = planAllocation(question);
      if (answer.ok) check(answer.value, question);
    }),
    RUNS,
  );

describe('every plan', () => {
  test('sends exactly what was ordered', () => {
    everyPlan(({ shipments }, { demand }) => {
      expect(sumBySku(shipments.flatMap(({ lines }) => lines))).toEqual(sumBySku(demand));
    });
  });

  test('takes no more from a shelf than is there, and sends no empty parcel', () => {
    everyPlan(({ shipments }, { stock }) => {
      for (const { warehouse, lines } of shipments) {
        expect(lines.length).toBeGreaterThan(0);
        for (const { sku, quantity } of lines) {
          const shelf = stock.find((row) => row.sku === sku && row.warehouse === warehouse);
          expect(quantity).toBeGreaterThan(0);
          expect(quantity).toBeLessThanOrEqual(shelf?.available ?? 0);
        }
      }
    });
  });

  test('is the best of all plans there are, by any objective; a refusal means that there is none', () => {
    fc.assert(
      fc.property(smallWorld, (question) => {
        const answer = planAllocation(question);
        expect(answer.ok ? answer.value.score : undefined).toEqual(bestScore(question));
        if (answer.ok) expect(answer.value.proven).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('uses one warehouse when one can send everything', () => {
    everyPlan(({ shipments, candidates, objective }) => {
      const alone = candidates.some(({ feasible, warehouses }) => feasible && warehouses.length === 1);
      if (alone && objective[0] === 'fewest_parcels') expect(shipments).toHaveLength(1);
    });
  });

  test('does not depend on the order in which anything is given', () => {
    const shuffled = smallWorld.chain((question) => {
      const shuffle = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });
      const { demand, stock, warehouses, tariffs } = question;
      return fc.tuple(
        fc.constant(question),
        fc.record({
          demand: shuffle(demand),
          stock: shuffle(stock),
          warehouses: shuffle(warehouses),
          tariffs: shuffle(tariffs),
        }),
      );
    });
    fc.assert(
      fc.property(shuffled, ([question, again]) => {
        const first = planAllocation(question);
        const second = planAllocation({ ...question, ...again });
        if (first.ok) expect(second).toEqual(first);
        else expect(second.ok).toBe(false);
      }),
      RUNS,
    );
  });
});

describe('the explanation', () => {
  test('names every warehouse on its own', () => {
    everyPlan(({ candidates }, { warehouses }) => {
      const alone = candidates
        .filter((candidate) => candidate.warehouses.length === 1)
        .map((candidate) => candidate.warehouses[0]);
      expect(alone).toHaveLength(warehouses.length);
      expect(new Set(alone)).toEqual(new Set(warehouses.map(({ id }) => id)));
    });
  });

  test('opens with the one chosen set, and no other is better', () => {
    everyPlan(({ candidates, shipments, score, objective }) => {
      expect(candidates.filter(({ reason }) => reason.code === 'chosen')).toHaveLength(1);
      expect(candidates[0]?.reason).toEqual({ code: 'chosen' });
      expect(candidates[0]?.warehouses).toEqual(shipments.map(({ warehouse }) => warehouse));
      for (const other of candidates)
        if (other.score) expect(compareScores(objective, score, other.score)).toBeLessThanOrEqual(0);
    });
  });

  test('says by how much the others are behind', () => {
    everyPlan(({ candidates }) => {
      for (const { reason } of candidates) if ('by' in reason) expect(reason.by).toBeGreaterThan(0);
    });
  });
});

describe('a refusal', () => {
  test('names each article once, at its line, with what is wanted and what there is', () => {
    const refusal = smallWorld.map((question) => ({ question, answer: planAllocation(question) }));
    fc.assert(
      fc.property(refusal, ({ question: { demand }, answer }) => {
        fc.pre(!answer.ok);
        const short = answer.faults.filter(({ code }) => code === 'STOCK_INSUFFICIENT');
        expect(new Set(short.map(({ pointer }) => pointer)).size).toBe(short.length);
        for (const { pointer, facts } of short) {
          const first = demand.findIndex(({ sku }) => sku === facts?.['sku']);
          expect(pointer).toBe(`/lines/${first}/quantity`);
          expect(facts?.['wanted']).toBe(sumBySku(demand)[String(facts?.['sku'])]);
          expect(facts?.['available']).toBeLessThan(Number(facts?.['wanted']));
        }
      }),
      RUNS,
    );
  });
});
