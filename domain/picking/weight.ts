import { type Fault, fault } from '../faults.ts';

type Weighed = { readonly quantity: number; readonly weightGrams: number };

/** A small carton with its tape, and paper that grows with what it protects. */
const CARTON_GRAMS = 50;
const FILLING_SHARE = 0.02;

/** Scales, damp cartons and filling differ by this much; the lightest article of a usual parcel weighs more. */
const LEAST_TOLERANCE_GRAMS = 30;
/** Weights of articles are means: what they are off by adds up with the load. */
const TOLERANCE_SHARE = 0.03;

export const expectedParcelGrams = (lines: readonly Weighed[]): number => {
  const goods = lines.reduce((sum, line) => sum + line.quantity * line.weightGrams, 0);
  return goods + CARTON_GRAMS + Math.round(goods * FILLING_SHARE);
};

export const weightToleranceGrams = (expectedGrams: number): number =>
  Math.max(LEAST_TOLERANCE_GRAMS, Math.round(expectedGrams * TOLERANCE_SHARE));

/** A parcel outside its tolerance is opened again: something is missing, too much, or not what it should be. */
export const weightFaults = (lines: readonly Weighed[], measuredGrams: number): readonly Fault[] => {
  const expectedGrams = expectedParcelGrams(lines);
  const toleranceGrams = weightToleranceGrams(expectedGrams);
  if (Math.abs(measuredGrams - expectedGrams) <= toleranceGrams) return [];
  return [fault('WEIGHT_MISMATCH', '/weight_grams', { expectedGrams, measuredGrams, toleranceGrams })];
};
