const DIGITS: Readonly<Record<string, number>> = { JPY: 0 };
const SYMBOLS: Readonly<Record<string, string>> = { CNY: '¥', EUR: '€', GBP: '£', USD: '$' };

/** 12800 in CNY is "128.00"; by string, so nothing is rounded. */
export const decimalOf = (minor: number, currency: string): string => {
  const digits = DIGITS[currency] ?? 2;
  const text = Math.abs(minor)
    .toString()
    .padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return `${minor < 0 ? '-' : ''}${whole}${digits === 0 ? '' : `.${text.slice(-digits)}`}`;
};

/** Minor units of an exact, positive decimal with two digits at most; undefined for anything else. */
export const minorOf = (decimal: string): number | undefined => {
  const match = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(decimal);
  if (!match) return undefined;
  const minor = Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`);
  return minor > 0 ? minor : undefined;
};

export const moneyText = (minor: number, currency: string): string =>
  `${SYMBOLS[currency] ?? `${currency} `}${decimalOf(minor, currency)}`;
