import { z } from 'zod';
import { CURRENCIES } from '../../domain/money.ts';
import type { GatewayCharge, GatewayPayment, GatewayRefund } from './port.ts';

const amount = z.int().min(0);
const currency = z
  .string()
  .transform((text) => text.toUpperCase())
  .pipe(z.enum(CURRENCIES));

const CHARGE_STATUS = { authorized: 'authorised', captured: 'captured', voided: 'voided' } as const;
const PAYMENT_STATUS = {
  requires_payment_method: 'open',
  requires_capture: 'paid',
  succeeded: 'paid',
  canceled: 'closed',
} as const;

export const cardhouseCharge = z
  .object({
    id: z.string().min(1),
    amount,
    currency,
    status: z.enum(['authorized', 'captured', 'voided']),
    amount_captured: amount,
    amount_refunded: amount,
  })
  .transform(
    (charge): GatewayCharge => ({
      chargeId: charge.id,
      amount: charge.amount,
      currency: charge.currency,
      status: CHARGE_STATUS[charge.status],
      captured: charge.amount_captured,
      refunded: charge.amount_refunded,
    }),
  );

export const cardhouseIntent = z
  .object({
    id: z.string().min(1),
    reference: z.string().min(1),
    status: z.enum(['requires_payment_method', 'requires_capture', 'succeeded', 'canceled']),
    last_payment_error: z.object({ code: z.string() }).nullable(),
    payment_page_url: z.url({ protocol: /^https?$/ }),
    charges: z.object({ data: z.array(cardhouseCharge) }),
  })
  .transform((intent): GatewayPayment => {
    const charges = intent.charges.data;
    const lastTry = intent.last_payment_error ? 'declined' : charges.length > 0 ? 'paid' : 'none';
    return {
      key: intent.reference,
      gatewayRef: intent.id,
      status: PAYMENT_STATUS[intent.status],
      lastTry,
      payUrl: intent.payment_page_url,
      charges,
    };
  });

export const cardhouseRefund = z
  .object({
    id: z.string().min(1),
    reference: z.string().min(1),
    amount,
    status: z.enum(['pending', 'succeeded', 'failed']),
  })
  .transform(
    (refund): GatewayRefund => ({
      key: refund.reference,
      gatewayRef: refund.id,
      status: refund.status,
      amount: refund.amount,
    }),
  );

export const cardhouseList = <T extends z.ZodType>(item: T) => z.object({ data: z.array(item) });

export const cardhouseError = z.object({
  error: z.object({ code: z.string(), payment_intent: z.unknown().optional() }),
});

export const cardhouseEvent = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  data: z.object({ object: cardhouseIntent }),
});
