import type { StockRow } from '../allocation/demand.ts';
import type { CouponUse } from '../promotion/promotion.ts';
import type { Result } from '../result.ts';
import { type Admission, type AdmissionFacts, admitOrder } from './admission.ts';

/** An order to be judged, without what it shares with others. */
export type Applicant = {
  readonly customerKey: string;
  readonly couponCodes: readonly string[];
  readonly facts: Omit<AdmissionFacts, 'stock' | 'coupons' | 'isFirstOrder'>;
};

/** What applicants compete for, as it stood when it was locked. */
export type Contested = {
  readonly stock: readonly StockRow[];
  /** For each customer who typed the code, with what that customer has used. */
  readonly coupons: readonly (CouponUse & { readonly customerKey: string })[];
  /** Customers who have ordered before. */
  readonly known: ReadonlySet<string>;
};

/** Judges orders in the order of arrival: each finds what those before it have left, as if it had come alone. */
export const admitInTurn = (applicants: readonly Applicant[], contested: Contested): Result<Admission>[] => {
  let left = contested;
  return applicants.map((applicant) => {
    const judged = admitOrder(factsAmong(applicant, left));
    if (judged.ok) left = takeFrom(left, applicant, judged.value);
    return judged;
  });
};

/** What is known of a basket among all that is competed for. */
export const factsAmong = <F extends Pick<AdmissionFacts, 'lines'>>(
  { customerKey, couponCodes, facts }: Pick<Applicant, 'customerKey' | 'couponCodes'> & { readonly facts: F },
  left: Contested,
): F & Pick<AdmissionFacts, 'stock' | 'coupons' | 'isFirstOrder'> => {
  const wanted = new Set(facts.lines.map(({ sku }) => sku));
  const own = left.coupons.filter((use) => use.customerKey === customerKey);
  return {
    ...facts,
    stock: left.stock.filter(({ sku }) => wanted.has(sku)),
    coupons: couponCodes.map((code) => ({ code, use: own.find((use) => use.code === code) })),
    isFirstOrder: !left.known.has(customerKey),
  };
};

const takeFrom = (
  { stock, coupons, known }: Contested,
  { customerKey }: Applicant,
  admission: Admission,
): Contested => ({
  stock: takeStock(stock, admission),
  coupons: coupons.map((use) => redeem(use, customerKey, admission)),
  known: new Set([...known, customerKey]),
});

const takeStock = (stock: readonly StockRow[], { plan }: Admission): StockRow[] => {
  const taken = new Map<string, number>();
  for (const { warehouse, lines } of plan.shipments) {
    for (const { sku, quantity } of lines) {
      const counter = `${sku} ${warehouse}`;
      taken.set(counter, quantity + (taken.get(counter) ?? 0));
    }
  }
  return stock.map((row) => ({
    ...row,
    available: row.available - (taken.get(`${row.sku} ${row.warehouse}`) ?? 0),
  }));
};

const redeem = <U extends CouponUse & { readonly customerKey: string }>(
  use: U,
  customerKey: string,
  { applied }: Admission,
): U => {
  const redeemed = applied.find(({ couponCode }) => couponCode === use.code);
  if (!redeemed) return use;
  return {
    ...use,
    uses: use.uses + 1,
    spentMinor: use.spentMinor + redeemed.amount,
    usesByCustomer: use.usesByCustomer + (use.customerKey === customerKey ? 1 : 0),
  };
};
