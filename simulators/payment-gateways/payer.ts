import { token } from '../kit/random.ts';
import { magicFaults, magicOf, type PayAct } from './magic.ts';
import { addCharge, addDecline, type Payment, statusOf } from './payment.ts';
import type { Till } from './till.ts';

/** What became of a payer's act; `refused` means that the payment no longer takes it. */
export type PayOutcome = 'charged' | 'declined' | 'waiting' | 'walked_away' | 'no_effect' | 'refused';

const DEFAULT_LATE_MS = 1_500;

type Act = (payment: Payment) => PayOutcome;

/** The person in front of the payer page, or a shopper that acts for one. */
export class Payer {
  private readonly till: Till;
  private readonly lateMs: number;
  private readonly waiting = new Map<string, NodeJS.Timeout>();
  private readonly acts: Readonly<Record<PayAct, Act>>;

  constructor(till: Till, lateMs = DEFAULT_LATE_MS) {
    this.till = till;
    this.lateMs = lateMs;
    this.acts = {
      checkout: (payment) => this.checkout(payment),
      pay: (payment) => this.pay(payment),
      decline: (payment) => this.decline(payment),
      pay_wrong_amount: (payment) => this.charge(payment, { amount: this.wrongAmount(payment) }),
      pay_twice: (payment) => this.payTwice(payment),
      pay_late: (payment) => this.payLate(payment),
      walk_away: (payment) => this.walkAway(payment),
    };
  }

  act(ref: string, act: PayAct): { payment: Payment; outcome: PayOutcome } | undefined {
    const payment = this.till.byRef(ref);
    if (!payment) return undefined;
    const outcome = this.acts[act](payment);
    return { payment: this.till.byRef(ref) ?? payment, outcome };
  }

  /** A payment was closed: money that was only waiting for that comes in now. */
  closed(payment: Payment): void {
    if (payment.payLate) this.chargeLater(payment.ref, this.lateMs);
  }

  /** Goes on with the late payments of an earlier run. */
  resume(): void {
    for (const payment of this.till.all()) if (payment.payLate) this.await(payment);
  }

  private await(payment: Payment): void {
    const until = payment.closedAt ? 0 : Math.max(0, Date.parse(payment.expiresAt) - Date.now());
    this.chargeLater(payment.ref, until + this.lateMs);
  }

  /** One waiting charge per payment: a closing brings the one that waits for the expiry forward. */
  private chargeLater(ref: string, delayMs: number): void {
    const { tasks } = this.till.options;
    const before = this.waiting.get(ref);
    if (before) tasks.cancel(before);
    const timer = tasks.run(delayMs, () => {
      this.waiting.delete(ref);
      const payment = this.till.byRef(ref);
      if (payment?.payLate && statusOf(payment, Date.now()) === 'closed') this.charge(payment, { late: true });
    });
    this.waiting.set(ref, timer);
  }

  private wrongAmount(payment: Payment): number {
    return payment.amount > 1 ? payment.amount - Math.ceil(payment.amount / 10) : payment.amount + 1;
  }

  private refuse(payment: Payment, act: string): PayOutcome {
    const detail = { act, status: statusOf(payment, Date.now()) };
    this.till.note(payment.gateway, { op: 'pay', key: payment.key, effect: 'refused', detail });
    return 'refused';
  }

  private isOpen(payment: Payment): boolean {
    return statusOf(payment, Date.now()) === 'open';
  }

  /** One charge, whatever the state: the acts decide whether it may be. */
  private book(payment: Payment, how: { amount?: number; late?: boolean }): Payment {
    const amount = how.amount ?? payment.amount;
    const prefix = payment.gateway === 'yipay' ? 'yc' : 'ch';
    const id = `${prefix}_${token(this.till.options.seed, payment.ref, 'charge', payment.charges.length + 1)}`;
    const detail = { charge: id, ...(how.late ? { late: true } : {}) };
    const entry = { op: 'pay', effect: 'charged', amounts: { amount, currency: payment.currency }, detail };
    const charged = addCharge(payment, { id, amount, at: new Date().toISOString() });
    return this.till.save(entry, charged, { notice: 'paid', put: [['charge', id, payment.ref]] });
  }

  private charge(payment: Payment, how: { amount?: number; late?: boolean } = {}): PayOutcome {
    if (!how.late && !this.isOpen(payment)) return this.refuse(payment, 'pay');
    this.book(payment, how);
    return 'charged';
  }

  private pay(payment: Payment): PayOutcome {
    const { faults } = this.till.options;
    const call = { op: `${payment.gateway}.pay`, key: payment.key };
    const never = faults.fire(call, ['never_paid']);
    if (never) {
      this.till.note(payment.gateway, { op: 'pay', key: payment.key, effect: 'lost', fault: never.kind });
      return 'no_effect';
    }
    const wrong = faults.fire(call, ['wrong_amount']);
    return this.charge(payment, wrong ? { amount: this.wrongAmount(payment) } : {});
  }

  /** The amount's last two digits decide; a value that declines does so on the first try only. */
  private checkout(payment: Payment): PayOutcome {
    const magic = magicOf(payment);
    if (!magic || !this.isOpen(payment)) return this.pay(payment);
    if (magic.act === 'decline' && payment.tries > 0) return this.pay(payment);
    for (const rule of magicFaults(payment, magic)) this.till.options.faults.add(rule);
    return this.acts[magic.act](payment);
  }

  private decline(payment: Payment): PayOutcome {
    if (!this.isOpen(payment)) return this.refuse(payment, 'decline');
    this.till.save({ op: 'pay', effect: 'declined' }, addDecline(payment), { notice: 'declined' });
    return 'declined';
  }

  /** Two charges on an open payment, one more on a paid one. */
  private payTwice(payment: Payment): PayOutcome {
    const status = statusOf(payment, Date.now());
    if (status === 'closed') return this.refuse(payment, 'pay_twice');
    const first = status === 'open' ? this.book(payment, {}) : payment;
    this.book(first, {});
    return 'charged';
  }

  /** The payer has confirmed already; the money moves once the payment is closed, at once if it is. */
  private payLate(payment: Payment): PayOutcome {
    const status = statusOf(payment, Date.now());
    if (status === 'paid') return this.refuse(payment, 'pay_late');
    if (status === 'closed') return this.charge(payment, { late: true });
    const waiting = { ...payment, payLate: true };
    this.till.save({ op: 'pay', effect: 'waiting_for_close' }, waiting);
    this.await(waiting);
    return 'waiting';
  }

  private walkAway(payment: Payment): PayOutcome {
    this.till.note(payment.gateway, { op: 'pay', key: payment.key, effect: 'walked_away' });
    return 'walked_away';
  }
}
