/** The value below which so many per cent of the samples lie. */
export const percentile = (samples: readonly number[], percent: number): number => {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
};

export const median = (samples: readonly number[]): number => {
  const sorted = samples.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper;
  return (upper + lower) / 2;
};

/** Smallest to largest, as a share of the median: how far a figure can be trusted. */
export const spreadPercent = (samples: readonly number[]): number =>
  samples.length === 0 ? 0 : (100 * (Math.max(...samples) - Math.min(...samples))) / median(samples);
