import { describe, expect, test } from 'vitest';
import { createOrderForm } from '../../simulators/shoppers/order.ts';
import { countScenarios, type Intent, planBatch } from '../../simulators/shoppers/plan.ts';
import { SCENARIO_NAMES, scenarioOf } from '../../simulators/shoppers/scenario.ts';
import { createWorld } from '../../world/world.ts';

const world = createWorld(7300);
const plan = (orders: number, change: { seed?: string; leaves?: boolean } = {}): Intent[] =>
  planBatch(world, { name: 'B1', orders, seed: '1', leaves: false, ...change });
const unhappy = SCENARIO_NAMES.filter((name) => name !== 'plain');

describe('a batch of shoppers', () => {
  test('of forty has every story as often as it was promised', () => {
    const counts = countScenarios(40);
    expect(Object.fromEntries(counts)).toEqual(
      Object.fromEntries(SCENARIO_NAMES.map((name) => [name, scenarioOf(name).inForty])),
    );
    expect(counts.get('plain')).toBeGreaterThanOrEqual(16);
    expect(plan(40)).toHaveLength(40);
  });

  test('of twenty has every trouble at least once', () => {
    const seen = new Set(plan(20).map(({ scenario }) => scenario));
    expect(unhappy.filter((name) => !seen.has(name))).toEqual([]);
  });

  test.each([1, 3, 7, 13, 21, 55, 100, 400])('of %i has exactly as many, and some who just pay', (orders) => {
    const shoppers = plan(orders);
    expect(shoppers).toHaveLength(orders);
    expect(shoppers.filter(({ scenario }) => scenario === 'plain').length).toBeGreaterThanOrEqual(orders / 4);
    expect(new Set(shoppers.map(({ reference }) => reference)).size).toBe(orders);
  });

  test('is the same for the same seed, and another for another', () => {
    expect(plan(40)).toEqual(plan(40));
    expect(plan(40, { seed: '2' })).not.toEqual(plan(40));
  });

  test('buys at all three shops, by wallet and by card, in both currencies', () => {
    const forms = plan(40).map(createOrderForm(world));
    expect(new Set(plan(40).map(({ shop }) => shop))).toEqual(new Set(['yizhou-cn', 'yizhou-live', 'yizhou-eu']));
    expect(new Set(forms.map((form) => form.payment_method))).toEqual(new Set(['yipay', 'cardhouse']));
    expect(new Set(forms.map(({ currency }) => currency))).toEqual(new Set(['CNY', 'EUR']));
  });

  test('tells the shop nothing of what a shopper is up to', () => {
    for (const intent of plan(40)) {
      const form = JSON.stringify(createOrderForm(world)(intent));
      expect(form).not.toContain(intent.scenario === 'plain' ? '"plain"' : intent.scenario);
      expect(form).not.toContain(scenarioOf(intent.scenario).title);
    }
  });

  test('chooses goods that lie in two warehouses where one parcel must not do', () => {
    const placesOf = (sku: string): string[] =>
      world.stock.filter((row) => row.sku === sku && row.onHand > 0).map(({ warehouse }) => warehouse);
    for (const { lines } of plan(400).filter(({ scenario }) => scenario === 'split')) {
      const [first, second] = lines.map(({ sku }) => placesOf(sku));
      expect(first).toHaveLength(1);
      expect(second).toHaveLength(1);
      expect(first).not.toEqual(second);
    }
  });

  test('buys weighty things of which the cheap carrier takes two, soon and one after the other', () => {
    const gramsOf = (lines: Intent['lines']): number =>
      lines.reduce(
        (sum, { sku, quantity }) => sum + quantity * (world.sku.find((row) => row.sku === sku)?.weightGrams ?? 0),
        0,
      );
    const shoppers = plan(20);
    const heavy = shoppers.flatMap(({ lines, scenario }, index) =>
      scenario === 'plain' && gramsOf(lines) > 2_000 ? [index] : [],
    );
    const first = heavy[0] ?? Number.NaN;
    expect(heavy.slice(0, 4)).toEqual([first, first + 1, first + 2, first + 3]);
    expect(first).toBeLessThanOrEqual(9);
  });

  test('leaves a visitor one order to pay and one parcel to pick', () => {
    const left = plan(20, { leaves: true }).map((intent) => intent.left);
    expect(left.filter((what) => what !== undefined).toSorted()).toEqual(['payment', 'pick_task']);
    expect(plan(20).some((intent) => intent.left !== undefined)).toBe(false);
  });

  test('gives the wish of a carrier by the last digits of a phone', () => {
    for (const { scenario, phone } of plan(40)) {
      const { phoneTail } = scenarioOf(scenario);
      if (phoneTail !== undefined) expect(phone).toMatch(new RegExp(`^\\+861990000${phoneTail}$`));
    }
  });
});
