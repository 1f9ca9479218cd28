const MINUTE_MS = 60_000;
const LONGEST_MS = 15 * MINUTE_MS;

/** Wrong tries in a row that are free: of one order number, and of one address, behind which many people may be. */
export const FREE_TRIES = { number: 5, address: 30 } as const;

/** How long a number or an address is locked after so many wrong tries: a minute, doubling up to a quarter of an hour. */
export const lockTracking =
  (free: number) =>
  (tries: number): number =>
    tries < free ? 0 : Math.min(LONGEST_MS, MINUTE_MS * 2 ** Math.min(tries - free, 10));

/** Fewer digits than these name nobody. */
const LEAST_DIGITS = 8;

/** The digits that count of a telephone number as people type it: without blanks, country prefix signs and leading zeros. */
export const phoneDigits = (typed: string): string => typed.replaceAll(/\D/g, '').replace(/^0+/, '');

/** The end of the stored number that a typed one is compared with: who leaves out the country means the same telephone. */
export const comparablePhone = (stored: string, typed: string): string => {
  const digits = phoneDigits(typed);
  return digits.length < LEAST_DIGITS ? '' : phoneDigits(stored).slice(-digits.length);
};
