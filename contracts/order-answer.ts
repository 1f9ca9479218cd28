import type { Currency, Money } from '../domain/money.ts';

/** What the first step decided, in the terms of the answer. No contact data: these bytes are kept and replayed. */
export type Verdict = {
  readonly id: string;
  readonly reference: string | null;
  readonly currency: Currency;
  readonly lines: readonly { sku: string; quantity: number; unitPrice: number; discount: number; total: number }[];
  readonly goods: number;
  readonly discount: number;
  readonly freight: number;
  readonly total: number;
  readonly promotions: readonly { promotionId: string; couponCode?: string; discount: number }[];
  readonly promisedAt: string;
  readonly shipments: readonly {
    id: string;
    warehouse: string;
    carrier: string;
    lines: readonly { sku: string; quantity: number }[];
  }[];
  readonly payment: {
    readonly id: string;
    readonly method: string;
    readonly expiresAt: string;
    readonly payUrl: string;
  };
  /** The customer's own page of the order. */
  readonly customerUrl: string;
  readonly createdAt: string;
};

/** The body of the 201, in the order of the contract's members. */
export const presentVerdict = (verdict: Verdict): Record<string, unknown> => {
  const money = (amount: number): Money => ({ amount, currency: verdict.currency });
  return {
    id: verdict.id,
    reference: verdict.reference,
    status: 'awaiting_payment',
    lines: verdict.lines.map((line) => ({
      sku: line.sku,
      quantity: line.quantity,
      unit_price: money(line.unitPrice),
      discount: money(line.discount),
      total: money(line.total),
    })),
    goods_total: money(verdict.goods),
    discount_total: money(verdict.discount),
    freight: money(verdict.freight),
    total: money(verdict.total),
    promotions: verdict.promotions.map(({ promotionId, couponCode, discount }) => ({
      promotion_id: promotionId,
      ...(couponCode === undefined ? {} : { coupon_code: couponCode }),
      discount: money(discount),
    })),
    promised_at: verdict.promisedAt,
    shipments: verdict.shipments,
    payment: {
      payment_id: verdict.payment.id,
      method: verdict.payment.method,
      amount: money(verdict.total),
      expires_at: verdict.payment.expiresAt,
      pay_url: verdict.payment.payUrl,
    },
    customer_url: verdict.customerUrl,
    allowed_actions: ['cancel', 'move_deadline'],
    created_at: verdict.createdAt,
  };
};
