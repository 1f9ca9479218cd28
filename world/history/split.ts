export const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** By weights, without losing a minor unit: the largest remainders are rounded up, the earlier of equals first. */
export const splitAmount = (amount: number, weights: readonly number[]): readonly number[] => {
  const total = sumOf(weights);
  if (total <= 0) return weights.map((_, index) => (index === 0 ? amount : 0));
  const parts = weights.map((weight) => Math.floor((amount * weight) / total));
  const rest = weights.map((weight, index) => amount * weight - (parts[index] ?? 0) * total);
  const order = rest.map((_, index) => index).toSorted((a, b) => (rest[b] ?? 0) - (rest[a] ?? 0) || a - b);
  for (const index of order.slice(0, amount - sumOf(parts))) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
};
