const FIRST_MS = 500;
const LONGEST_MS = 15_000;
/** A child that was up for so long has recovered: its next death counts as the first. */
export const STEADY_MS = 30_000;

export type Restart = { readonly failures: number; readonly delayMs: number };

/** How long to wait before the next start of a child that died after `uptimeMs`, having died `failures` times in a row. */
export const nextRestart = (failures: number, uptimeMs: number): Restart => {
  const count = uptimeMs >= STEADY_MS ? 1 : failures + 1;
  return { failures: count, delayMs: Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(count - 1, 10)) };
};
