const FREE_TRIES = 5;
const MINUTE_MS = 60_000;
const LONGEST_MS = 15 * MINUTE_MS;

/** How long a login is locked after so many failures in a row: from the fifth on a minute, doubling up to a quarter of an hour. */
export const lockAfter = (failures: number): number =>
  failures < FREE_TRIES ? 0 : Math.min(LONGEST_MS, MINUTE_MS * 2 ** Math.min(failures - FREE_TRIES, 10));

/** A password is long rather than odd (NIST SP 800-63B): what is wrong with this one, or nothing. */
export const judgePassword = (password: string, login: string): 'too_short' | 'too_long' | 'is_login' | undefined => {
  const length = Array.from(password).length;
  if (length < 12) return 'too_short';
  if (length > 200) return 'too_long';
  return password.toLowerCase().includes(login.toLowerCase()) ? 'is_login' : undefined;
};
