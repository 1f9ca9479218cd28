import type { Currency } from '../money.ts';
import type { GatewayTruth } from './fold.ts';

/** A gateway's answer about one payment, as its port puts it. */
export type SaidOfPayment = {
  readonly gatewayRef: string;
  readonly payUrl: string;
  readonly status: 'open' | 'paid' | 'closed';
  readonly lastTry: 'none' | 'declined' | 'paid';
  readonly charges: readonly {
    readonly chargeId: string;
    readonly amount: number;
    readonly currency: Currency;
    readonly status: 'authorised' | 'captured' | 'voided';
    readonly captured: number;
  }[];
};

export type GatewayWord = { readonly gatewayRef: string; readonly payUrl: string; readonly truth: GatewayTruth };

/** The same in the terms that the fold understands. */
export const wordOf = (said: SaidOfPayment): GatewayWord => ({
  gatewayRef: said.gatewayRef,
  payUrl: said.payUrl,
  truth: {
    open: said.status === 'open',
    closed: said.status === 'closed',
    declined: said.lastTry === 'declined',
    charges: said.charges.map(({ chargeId, amount, currency, captured, status }) => ({
      chargeId,
      amount,
      currency,
      captured,
      voided: status === 'voided',
    })),
  },
});
