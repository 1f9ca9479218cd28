import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ORDER_STATUSES, type OrderStatus } from '../../../domain/order/status.ts';
import { dueBack, holdsMoney, settleOrder, type SettlingPayment } from '../../../domain/payment/settle.ts';
import { PAYMENT_STATUSES } from '../../../domain/payment/status.ts';

const OVER: readonly OrderStatus[] = ['rejected', 'expired', 'cancelling', 'cancelled'];
const ALIVE: readonly OrderStatus[] = ['awaiting_payment', 'fulfilling', 'after_sales', 'completed'];

const payment = fc
  .record({
    status: fc.constantFrom(...PAYMENT_STATUSES),
    isAsked: fc.boolean(),
    authorised: fc.integer({ min: 0, max: 10_000 }),
    capturedPercent: fc.integer({ min: 0, max: 100 }),
    refundingPercent: fc.integer({ min: 0, max: 100 }),
    voided: fc.boolean(),
  })
  .map(({ status, isAsked, authorised, capturedPercent, refundingPercent, voided }) => {
    const captured = Math.floor((authorised * capturedPercent) / 100);
    const refunding = Math.floor((captured * refundingPercent) / 100);
    return { status, isAsked, authorised, captured, refunding, voided };
  });

const payments = fc
  .array(payment, { maxLength: 4 })
  .map((rows): SettlingPayment[] =>
    rows.map(({ isAsked, ...row }, index) => ({ ...row, id: `pay_${index}`, attempt: isAsked ? index + 1 : null })),
  );
const status = fc.constantFrom(...ORDER_STATUSES);

const givenBack = (row: SettlingPayment): SettlingPayment => ({ ...row, refunding: row.captured, voided: true });

describe('what the payments of an order mean for it', () => {
  test('an order is never paid by a charge that nobody asked for', () => {
    fc.assert(
      fc.property(status, payments, (at, rows) => {
        const settled = settleOrder(at, rows);
        if (settled.kind !== 'paid') return;
        expect(rows.find(({ id }) => id === settled.paymentId)?.attempt).not.toBeNull();
      }),
    );
  });

  test('asked again after it was acted upon, it answers the same', () => {
    fc.assert(
      fc.property(payments, (rows) => {
        const before = settleOrder('awaiting_payment', rows);
        if (before.kind !== 'paid') return;
        for (const at of ['fulfilling', 'after_sales', 'completed'] as const)
          expect(settleOrder(at, rows)).toEqual(before);
      }),
    );
    expect(settleOrder('expired', [])).toEqual({ kind: 'expired' });
  });

  test('once an order is over, everything that is held goes back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...OVER), payments, (at, rows) => {
        const due = dueBack(at, rows).map(({ paymentId }) => paymentId);
        expect(due).toEqual(rows.filter(holdsMoney).map(({ id }) => id));
      }),
    );
  });

  test('while an order lives, one payment keeps its money and every other that holds some gives it back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ALIVE), payments, (at, rows) => {
        const due = new Set(dueBack(at, rows).map(({ paymentId }) => paymentId));
        const settled = settleOrder(at, rows);
        for (const row of rows.filter(holdsMoney)) {
          const isPayer = settled.kind === 'paid' && settled.paymentId === row.id;
          if (isPayer) expect(due.has(row.id)).toBe(row.attempt === null);
          else expect(due.has(row.id)).toBe(row.attempt === null || settled.kind === 'paid');
        }
      }),
    );
  });

  test('what has been given back is never due again, and nothing without money is due at all', () => {
    fc.assert(
      fc.property(status, payments, (at, rows) => {
        for (const { paymentId } of dueBack(at, rows)) {
          const row = rows.find(({ id }) => id === paymentId);
          expect(row && holdsMoney(row)).toBe(true);
        }
        expect(dueBack(at, rows.map(givenBack))).toEqual([]);
      }),
    );
  });

  test('of a charge captured in part, the part that is only blocked counts as held', () => {
    const row: SettlingPayment = {
      id: 'pay_1',
      attempt: 1,
      status: 'authorised',
      authorised: 1_000,
      captured: 400,
      refunding: 400,
      voided: false,
    };
    expect(holdsMoney(row)).toBe(true);
    expect(holdsMoney({ ...row, voided: true })).toBe(false);
  });
});
