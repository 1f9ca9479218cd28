/** Currencies that shops sell in, with the digits of their minor unit (ISO 4217). */
export const CURRENCY_DIGITS = { CNY: 2, EUR: 2, GBP: 2, USD: 2, JPY: 0 } as const;
export const CURRENCIES = [
  'CNY',
  'EUR',
  'GBP',
  'USD',
  'JPY',
] as const satisfies readonly (keyof typeof CURRENCY_DIGITS)[];
export type Currency = keyof typeof CURRENCY_DIGITS;

/** `amount` is a safe integer in minor units (fen, cents). */
export type Money = { readonly amount: number; readonly currency: Currency };

const SYMBOLS: Record<Currency, string> = { CNY: '¥', EUR: '€', GBP: '£', USD: '$', JPY: 'JP¥' };

/** Decimal form of minor units, by string: 12800 CNY is "128.00". Gateways that speak decimals get this. */
export const toDecimal = (amount: number, currency: Currency): string => {
  const digits = CURRENCY_DIGITS[currency];
  const text = Math.abs(amount)
    .toString()
    .padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return `${amount < 0 ? '-' : ''}${whole}${digits === 0 ? '' : `.${text.slice(-digits)}`}`;
};

/** Minor units of a decimal string, or undefined when it is no exact amount of this currency. */
export const fromDecimal = (text: string, currency: Currency): number | undefined => {
  const digits = CURRENCY_DIGITS[currency];
  const match = /^(-?)(\d{1,13})(?:\.(\d+))?$/.exec(text);
  if (!match) return undefined;
  const [, sign, whole, fraction = ''] = match;
  if (fraction.length > digits) return undefined;
  const amount = Number(`${whole}${fraction.padEnd(digits, '0')}`);
  return Number.isSafeInteger(amount) ? (sign === '-' ? 0 - amount : amount) : undefined;
};

export const formatMoney = ({ amount, currency }: Money): string =>
  `${SYMBOLS[currency]}${toDecimal(amount, currency)}`;

/** Splits an amount by weights without losing a minor unit (largest remainder; ties go to the earlier part). */
export const splitAmount = (amount: number, weights: readonly number[]): number[] => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return weights.map((_, index) => (index === 0 ? amount : 0));
  const exact = weights.map((weight) => (BigInt(amount) * BigInt(weight)) / BigInt(total));
  const rest = weights.map((weight, index) => BigInt(amount) * BigInt(weight) - (exact[index] ?? 0n) * BigInt(total));
  let left = BigInt(amount) - exact.reduce((sum, part) => sum + part, 0n);
  const order = rest.map((_, index) => index).toSorted((a, b) => Number((rest[b] ?? 0n) - (rest[a] ?? 0n)) || a - b);
  const parts = exact.map(Number);
  for (const index of order) {
    if (left <= 0n) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1n;
  }
  return parts;
};
