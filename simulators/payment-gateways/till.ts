import type { Faults } from '../kit/faults.ts';
import type { Journal, JournalWrite, Put } from '../kit/journal.ts';
import { token } from '../kit/random.ts';
import type { Tasks } from '../kit/tasks.ts';
import type { Webhooks } from '../kit/webhook.ts';
import {
  type Charge,
  capturableOf,
  captureCharge,
  chargeOf,
  type GatewayName,
  type Payment,
  releaseCharge,
  statusOf,
} from './payment.ts';

export type TillOptions = {
  readonly journal: Journal;
  readonly faults: Faults;
  readonly webhooks: Webhooks;
  readonly tasks: Tasks;
  readonly seed: string;
  /** Where notices go when a payment names no address of its own. */
  readonly webhookUrl?: string | undefined;
};

export type NewPayment = Pick<
  Payment,
  'gateway' | 'key' | 'amount' | 'currency' | 'expiresAt' | 'notifyUrl' | 'returnUrl'
>;

/** A request that names its own idempotency key, and what must not change when it is repeated. */
export type Request = { readonly key: string; readonly terms: string };

export const REFUSALS = ['unknown', 'other_terms', 'paid', 'exceeds', 'charge_unknown', 'charge_voided'] as const;
export type Refusal = (typeof REFUSALS)[number];
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: Refusal; readonly payment?: Payment };

/** What a notice carries: the payment as it stood when the thing happened. */
export type PaymentNotice = { readonly type: string; readonly payment: Payment; readonly at: string };

type Saving = { readonly notice?: string; readonly put?: readonly Put[] };
type Entry = Omit<JournalWrite, 'op' | 'key' | 'put'> & { readonly op: string };

const PREFIX = { yipay: 'yp', cardhouse: 'pi' } as const;

/** The books of both gateways. Each change is one journal entry with the payment as it then stands. */
export class Till {
  readonly options: TillOptions;

  constructor(options: TillOptions) {
    this.options = options;
  }

  all(): Iterable<Payment> {
    return this.options.journal.documents<Payment>('payment').values();
  }

  byRef(ref: string): Payment | undefined {
    return this.options.journal.documents<Payment>('payment').get(ref);
  }

  find(gateway: GatewayName, key: string): Payment | undefined {
    return this.byRef(this.refOf(gateway, key));
  }

  byCharge(chargeId: string): Payment | undefined {
    return this.byIndex('charge', chargeId);
  }

  /** The payment that a refund of this key belongs to. */
  byRefund(gateway: GatewayName, refundKey: string): Payment | undefined {
    return this.byIndex('refund', `${gateway} ${refundKey}`);
  }

  refOf(gateway: GatewayName, key: string): string {
    return `${PREFIX[gateway]}_${token(this.options.seed, gateway, key)}`;
  }

  /** Writes what happened and the payment as it is now; a notice, where one is due, follows it. */
  save(entry: Entry, payment: Payment, saving: Saving = {}): Payment {
    const { journal, webhooks, webhookUrl, seed } = this.options;
    const kept = saving.notice ? { ...payment, notices: payment.notices + 1 } : payment;
    const op = `${payment.gateway}.${entry.op}`;
    journal.write({ ...entry, op, key: payment.key, put: [['payment', payment.ref, kept], ...(saving.put ?? [])] });
    const url = payment.notifyUrl || webhookUrl;
    if (saving.notice && url) {
      const payload: PaymentNotice = { type: saving.notice, payment: kept, at: new Date().toISOString() };
      const id = `evt_${token(seed, payment.ref, 'notice', kept.notices)}`;
      webhooks.send({ id, channel: payment.gateway, op: `${payment.gateway}.notify`, key: payment.key, url, payload });
    }
    return kept;
  }

  /** Writes that a call changed nothing: `read`, `replayed` or `refused`. */
  note(gateway: GatewayName, entry: Entry & { readonly key: string }): void {
    this.options.journal.write({ ...entry, op: `${gateway}.${entry.op}` });
  }

  refuse(payment: Payment, op: string, reason: Refusal): Outcome<never> {
    this.note(payment.gateway, { op, key: payment.key, effect: 'refused', detail: { reason } });
    return { ok: false, reason, payment };
  }

  create(input: NewPayment): Outcome<Payment> {
    const known = this.find(input.gateway, input.key);
    if (known && (known.amount !== input.amount || known.currency !== input.currency)) {
      return this.refuse(known, 'create', 'other_terms');
    }
    if (known) {
      this.note(input.gateway, { op: 'create', key: input.key, effect: 'replayed' });
      return { ok: true, value: known };
    }
    const created: Payment = {
      ...input,
      ref: this.refOf(input.gateway, input.key),
      createdAt: new Date().toISOString(),
      lastTry: 'none',
      tries: 0,
      payLate: false,
      charges: [],
      refunds: [],
      notices: 0,
    };
    const amounts = { amount: input.amount, currency: input.currency };
    return { ok: true, value: this.save({ op: 'create', effect: 'created', amounts }, created) };
  }

  /** Closes an open payment; a paid one stays as it is and is refused with `paid`. */
  close(payment: Payment): Outcome<Payment> {
    const status = statusOf(payment, Date.now());
    if (status === 'paid') return this.refuse(payment, 'close', 'paid');
    if (status === 'closed' && payment.closedAt) {
      this.note(payment.gateway, { op: 'close', key: payment.key, effect: 'replayed' });
      return { ok: true, value: payment };
    }
    const closed = { ...payment, closedAt: new Date().toISOString() };
    const notice = payment.gateway === 'cardhouse' ? { notice: 'closed' } : {};
    return { ok: true, value: this.save({ op: 'close', effect: 'closed' }, closed, notice) };
  }

  capture(payment: Payment, request: Request, take: { chargeId: string; amount: number }): Outcome<Charge> {
    return this.onCharge(payment, { op: 'capture', request, chargeId: take.chargeId }, (charge) => {
      if (charge.status === 'voided') return 'charge_voided';
      if (take.amount > capturableOf(charge)) return 'exceeds';
      const amounts = { amount: take.amount, currency: payment.currency };
      return { effect: 'captured', amounts, payment: captureCharge(payment, charge, take.amount), notice: 'captured' };
    });
  }

  /** Gives back what is authorised and not captured. */
  release(payment: Payment, request: Request, chargeId: string): Outcome<Charge> {
    return this.onCharge(payment, { op: 'void', request, chargeId }, (charge) => {
      const amounts = { amount: capturableOf(charge), currency: payment.currency };
      return { effect: 'released', amounts, payment: releaseCharge(payment, charge), notice: 'voided' };
    });
  }

  private byIndex(collection: 'charge' | 'refund', key: string): Payment | undefined {
    const ref = this.options.journal.documents<string>(collection).get(key);
    return ref === undefined ? undefined : this.byRef(ref);
  }

  private onCharge(
    payment: Payment,
    call: { op: string; request: Request; chargeId: string },
    act: ChargeAct,
  ): Outcome<Charge> {
    const { op, request, chargeId } = call;
    const detail = { request: request.key, charge: chargeId };
    const id = `${payment.gateway} ${request.key}`;
    const before = this.options.journal.documents<string>('request').get(id);
    const charge = chargeOf(payment, chargeId);
    if (!charge) return this.refuse(payment, op, 'charge_unknown');
    if (before !== undefined && before !== request.terms) return this.refuse(payment, op, 'other_terms');
    if (before !== undefined) {
      this.note(payment.gateway, { op, key: payment.key, effect: 'replayed', detail });
      return { ok: true, value: charge };
    }
    const done = act(charge);
    if (typeof done === 'string') return this.refuse(payment, op, done);
    const put: Put[] = [['request', id, request.terms]];
    const saved = this.save({ op, effect: done.effect, amounts: done.amounts, detail }, done.payment, {
      put,
      notice: done.notice,
    });
    return { ok: true, value: chargeOf(saved, chargeId) ?? charge };
  }
}

type ChargeAct = (charge: Charge) =>
  | Refusal
  | {
      readonly effect: string;
      readonly amounts: { readonly amount: number; readonly currency: string };
      readonly payment: Payment;
      readonly notice: string;
    };
