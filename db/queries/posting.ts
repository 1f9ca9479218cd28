import type { Currency } from '../../domain/money.ts';
import type { Transaction } from '../client.ts';
import { posting } from '../schema/payment.ts';

export type Transfer = {
  readonly ref: string;
  readonly from: string;
  readonly to: string;
  readonly currency: Currency;
  readonly amount: number;
};

/** Two postings that sum to zero; the same ref never posts twice. */
export const postTransfer = async (tx: Transaction, { ref, from, to, currency, amount }: Transfer): Promise<void> => {
  await tx
    .insert(posting)
    .values([
      { ref, account: from, currency, amountMinor: -amount },
      { ref, account: to, currency, amountMinor: amount },
    ])
    .onConflictDoNothing();
};
