import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admitOrder } from '../../../domain/order/admission.ts';
import { anyFlaws, faultsOf, flawedSale, oneFlaw, someLines } from './flaw.ts';
import { anySale, told } from './sale.ts';

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const runs = { numRuns: 1000 };

describe('an order that is admitted', () => {
  test('adds up to the last fen, over its lines and over its parcels', () => {
    fc.assert(
      fc.property(anySale, (sale) => {
        const answer = admitOrder(sale);
        if (!answer.ok) return;
        const { lines, goods, discount, freight, total, plan, captures } = answer.value;
        expect(total).toBe(goods - discount + freight);
        expect(total).toBeGreaterThan(0);
        expect(sum(lines.map((line) => line.total))).toBe(goods - discount);
        expect(Math.min(...lines.map((line) => line.total))).toBeGreaterThanOrEqual(0);
        expect(lines.map(({ sku, quantity }) => ({ sku, quantity }))).toEqual(sale.lines);
        expect(captures).toHaveLength(plan.shipments.length);
        expect(sum(captures)).toBe(total);
        expect(Math.min(...captures)).toBeGreaterThanOrEqual(0);
      }),
      runs,
    );
  });

  test('sends exactly what was ordered', () => {
    fc.assert(
      fc.property(anySale, (sale) => {
        const answer = admitOrder(sale);
        if (!answer.ok) return;
        const units = (lines: readonly { sku: string; quantity: number }[], wanted: string) =>
          sum(lines.filter(({ sku }) => sku === wanted).map(({ quantity }) => quantity));
        const sent = answer.value.plan.shipments.flatMap(({ lines }) => lines);
        for (const { sku } of sale.lines) expect(units(sent, sku)).toBe(units(sale.lines, sku));
      }),
      runs,
    );
  });

  test('costs the same and goes the same way in whichever order its lines come', () => {
    const shuffled = anySale.chain((sale) =>
      fc.tuple(fc.constant(sale), fc.shuffledSubarray([...sale.lines], { minLength: sale.lines.length })),
    );
    fc.assert(
      fc.property(shuffled, ([sale, lines]) => {
        const summary = (answer: ReturnType<typeof admitOrder>) => {
          if (!answer.ok) return answer.faults.map(({ code }) => code);
          const { lines: _, applied, ...rest } = answer.value;
          return { ...rest, applied: applied.map(({ byLine: _byLine, ...one }) => one) };
        };
        expect(summary(admitOrder({ ...sale, lines }))).toEqual(summary(admitOrder(sale)));
      }),
      runs,
    );
  });

  test('is the common case among these', () => {
    const sales = fc.sample(anySale, { numRuns: 500, seed: 7 }).map((sale) => admitOrder(sale));
    const admitted = sales.flatMap((answer) => (answer.ok ? [answer.value] : []));
    expect(admitted.length).toBeGreaterThan(300);
    expect(admitted.filter(({ captures }) => captures.length > 1).length).toBeGreaterThan(10);
    expect(admitted.filter(({ discount }) => discount > 0).length).toBeGreaterThan(100);
  });
});

describe('an order that is refused', () => {
  test('for a single flaw is told of that one and of nothing that merely follows from it', () => {
    fc.assert(
      fc.property(someLines, oneFlaw, (lines, flaws) => {
        expect(told(flawedSale(lines, flaws))).toEqual(faultsOf(lines, flaws));
      }),
      runs,
    );
  });

  test('for many flaws is told of every one', () => {
    fc.assert(
      fc.property(someLines, anyFlaws, (lines, flaws) => {
        expect(told(flawedSale(lines, flaws))).toEqual(faultsOf(lines, flaws));
      }),
      { numRuns: 5000 },
    );
  });
});
