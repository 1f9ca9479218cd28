import { type Currency, formatMoney } from '../../domain/money.ts';

export type Amount = { readonly amount: number; readonly currency: string };

type Props = { readonly of: Amount; readonly className?: string };

/** An amount in minor units; thousands are set apart, and digits stand under each other. */
export const moneyText = ({ amount, currency }: Amount): string =>
  formatMoney({ amount, currency: currency as Currency }).replace(/\d+/, (whole) =>
    whole.replaceAll(/\B(?=(\d{3})+$)/g, ','),
  );

export const Money = ({ of, className }: Props) => (
  <data value={of.amount} className={className} style={{ whiteSpace: 'nowrap' }} data-data>
    {moneyText(of)}
  </data>
);
