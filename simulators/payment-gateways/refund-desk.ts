import { token } from '../kit/random.ts';
import {
  addRefund,
  chargeOf,
  type GatewayName,
  type Payment,
  type Refund,
  refundableOf,
  refundOf,
  settleRefund,
} from './payment.ts';
import type { Outcome, Till } from './till.ts';

export type NewRefund = { readonly key: string; readonly chargeId: string; readonly amount: number };

const DEFAULT_PENDING_MS = 5_000;

/** Refunds of both gateways: once per key, and never more in sum than was captured of the charge. */
export class RefundDesk {
  private readonly till: Till;

  constructor(till: Till) {
    this.till = till;
  }

  find(gateway: GatewayName, key: string): { payment: Payment; refund: Refund } | undefined {
    const payment = this.till.byRefund(gateway, key);
    const refund = payment && refundOf(payment, key);
    this.till.note(gateway, {
      op: 'find_refund',
      key: payment?.key ?? key,
      effect: refund ? 'read' : 'missing',
      detail: { request: key },
    });
    return payment && refund ? { payment, refund } : undefined;
  }

  refund(payment: Payment, input: NewRefund): Outcome<Refund> {
    const known = refundOf(payment, input.key);
    if (known && (known.amount !== input.amount || known.chargeId !== input.chargeId)) {
      return this.till.refuse(payment, 'refund', 'other_terms');
    }
    if (known) {
      this.till.note(payment.gateway, {
        op: 'refund',
        key: payment.key,
        effect: 'replayed',
        detail: { request: input.key },
      });
      return { ok: true, value: known };
    }
    const charge = chargeOf(payment, input.chargeId);
    if (!charge) return this.till.refuse(payment, 'refund', 'charge_unknown');
    if (input.amount > refundableOf(payment, charge)) return this.till.refuse(payment, 'refund', 'exceeds');
    return { ok: true, value: this.pay(payment, input) };
  }

  /** Goes on with refunds that an earlier run left pending. */
  resume(): void {
    for (const payment of this.till.all()) {
      for (const refund of payment.refunds) {
        if (refund.status === 'pending') this.settleLater(payment.ref, refund.key, DEFAULT_PENDING_MS);
      }
    }
  }

  private pay(payment: Payment, input: NewRefund): Refund {
    const { faults, seed } = this.till.options;
    const call = { op: `${payment.gateway}.refund`, key: payment.key };
    const fails = faults.fire(call, ['refund_failed']);
    const waits = fails ? undefined : faults.fire(call, ['refund_pending']);
    const refund: Refund = {
      ...input,
      ref: `re_${token(seed, payment.ref, 'refund', input.key)}`,
      status: fails ? 'failed' : waits ? 'pending' : 'succeeded',
      at: new Date().toISOString(),
    };
    const amounts = { amount: input.amount, currency: payment.currency };
    const detail = { request: input.key, charge: input.chargeId };
    const effect = fails ? 'refund_failed' : waits ? 'refund_pending' : 'refunded';
    this.till.save({ op: 'refund', effect, amounts, detail }, addRefund(payment, refund), {
      notice: 'refunded',
      put: [['refund', `${payment.gateway} ${input.key}`, payment.ref]],
    });
    if (waits) this.settleLater(payment.ref, input.key, waits.delayMs ?? DEFAULT_PENDING_MS);
    return refund;
  }

  private settleLater(ref: string, key: string, delayMs: number): void {
    this.till.options.tasks.run(delayMs, () => {
      const payment = this.till.byRef(ref);
      const refund = payment && refundOf(payment, key);
      if (!payment || refund?.status !== 'pending') return;
      const entry = {
        op: 'refund',
        effect: 'refunded',
        amounts: { amount: refund.amount, currency: payment.currency },
        detail: { request: key, charge: refund.chargeId },
      };
      this.till.save(entry, settleRefund(payment, key, 'succeeded'), { notice: 'refunded' });
    });
  }
}
