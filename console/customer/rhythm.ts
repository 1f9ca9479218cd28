const SHORTEST_MS = 3_000;
const LONGEST_MS = 30_000;
const LONGEST_AFTER_FAILURE_MS = 60_000;

const between = (least: number, ms: number, most: number): number => Math.min(most, Math.max(least, ms));

/** How long to wait before the order is asked for again: the longer nothing has happened, the longer. */
export const restBeforeNext = ({
  quietMs,
  isFailing,
}: {
  readonly quietMs: number;
  readonly isFailing: boolean;
}): number =>
  isFailing
    ? between(SHORTEST_MS, quietMs / 4, LONGEST_AFTER_FAILURE_MS)
    : between(SHORTEST_MS, quietMs / 10, LONGEST_MS);
