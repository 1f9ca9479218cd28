import type { Currency } from '../../domain/money.ts';
import type { CaptureMode } from '../../domain/payment/status.ts';
import type { Result } from '../../domain/result.ts';

export type GatewayCharge = {
  readonly chargeId: string;
  readonly amount: number;
  readonly currency: Currency;
  readonly status: 'authorised' | 'captured' | 'voided';
  readonly captured: number;
  readonly refunded: number;
};

/** What the gateway says of one payment, under our key. Charges are those it names, in its order. */
export type GatewayPayment = {
  readonly key: string;
  readonly gatewayRef: string;
  readonly status: 'open' | 'paid' | 'closed';
  readonly lastTry: 'none' | 'declined' | 'paid';
  readonly payUrl: string;
  readonly charges: readonly GatewayCharge[];
};

export type GatewayRefund = {
  readonly key: string;
  readonly gatewayRef: string;
  readonly status: 'pending' | 'succeeded' | 'failed';
  readonly amount: number;
};

export type CreatePayment = {
  readonly key: string;
  readonly amount: number;
  readonly currency: Currency;
  /** ISO instant after which the gateway takes no more money. */
  readonly expiresAt: string;
  readonly notifyUrl: string;
  readonly returnUrl: string;
};

/** A verified webhook: its own id for telling repeats, and the payment's state as the gateway put it. */
export type GatewayEvent = { readonly eventId: string; readonly type: string; readonly payment: GatewayPayment };

/**
 * Each call is safe to repeat with the same key. Throws a `FaultError` with GATEWAY_UNAVAILABLE when the outcome is unknown,
 * with PAYMENT_DECLINED when the gateway said no.
 */
export interface PaymentGateway {
  readonly name: string;
  readonly capture: CaptureMode;
  create(input: CreatePayment): Promise<GatewayPayment>;
  find(key: string): Promise<GatewayPayment | undefined>;
  /** Ends the payment there; a payment that was paid before is answered as it is, with status `paid`. Undefined: unknown there. */
  close(key: string): Promise<GatewayPayment | undefined>;
  captureCharge(input: {
    key: string;
    paymentKey: string;
    chargeId: string;
    amount: number;
    currency: Currency;
  }): Promise<GatewayCharge>;
  /** Gives an authorised charge back uncaptured. */
  voidCharge(input: { key: string; paymentKey: string; chargeId: string }): Promise<GatewayCharge>;
  refund(input: {
    key: string;
    paymentKey: string;
    chargeId: string;
    amount: number;
    currency: Currency;
  }): Promise<GatewayRefund>;
  findRefund(key: string): Promise<GatewayRefund | undefined>;
  /** Checks signature and age of a webhook over its raw bytes. */
  readWebhook(headers: Readonly<Record<string, string | undefined>>, raw: string): Result<GatewayEvent>;
  /** The exact body the gateway expects as "received". */
  readonly webhookReply: string;
}
