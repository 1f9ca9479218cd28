import type { PlannedShipment } from '../allocation/allocate.ts';
import { splitAmount } from '../money.ts';
import type { Bill } from './pricing.ts';

type Worth = { readonly total: number; readonly quantity: number };

/** What the customer pays for all of an article, however many lines and prices it came in. */
const worthBySku = (lines: Bill['lines']): ReadonlyMap<string, Worth> => {
  const worths = new Map<string, Worth>();
  for (const { sku, total, quantity } of lines) {
    const known = worths.get(sku) ?? { total: 0, quantity: 0 };
    worths.set(sku, { total: known.total + total, quantity: known.quantity + quantity });
  }
  return worths;
};

/** Shares of the total by the value of the goods in each shipment: freight and discounts follow the goods. */
export const splitCaptures = ({ lines, total }: Bill, shipments: readonly PlannedShipment[]): readonly number[] => {
  const worths = worthBySku(lines);
  const valueOf = ({ sku, quantity }: PlannedShipment['lines'][number]): number => {
    const worth = worths.get(sku);
    return worth ? Math.round((worth.total * quantity) / worth.quantity) : 0;
  };
  const weights = shipments.map((shipment) => shipment.lines.reduce((sum, line) => sum + valueOf(line), 0));
  return splitAmount(total, weights);
};
