import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkPaymentMethod,
  type PaymentMethod,
  type PaymentMethodInput,
} from '../../../domain/order/payment-method.ts';

const methodOf = (method: string, given: Partial<PaymentMethod> = {}): PaymentMethod => ({
  method,
  currencies: ['CNY'],
  minMinor: null,
  maxMinor: null,
  allowRemote: true,
  enabled: true,
  ...given,
});

const YIPAY = methodOf('yipay');
const CARDHOUSE = methodOf('cardhouse', { currencies: ['CNY', 'EUR'], minMinor: 100 });
const CASH = methodOf('cod', { maxMinor: 50_000, allowRemote: false });

const paidBy = (method: string, given: Partial<PaymentMethodInput> = {}): PaymentMethodInput => ({
  method,
  methods: [YIPAY, CARDHOUSE, CASH],
  currency: 'CNY',
  total: 12_800,
  remote: false,
  ...given,
});

const refused = (order: PaymentMethodInput) => {
  const answer = checkPaymentMethod(order);
  return answer.ok ? [] : answer.faults.map(({ facts }) => [facts?.reason, facts?.allowed]);
};

describe('a payment method', () => {
  test('that the shop offers for this order is answered with its row', () => {
    expect(checkPaymentMethod(paidBy('cod'))).toEqual({ ok: true, value: CASH });
  });

  test('that nobody knows is refused with those that would do', () => {
    expect(checkPaymentMethod(paidBy('barter'))).toEqual({
      ok: false,
      faults: [
        {
          code: 'PAYMENT_METHOD_UNAVAILABLE',
          pointer: '/payment_method',
          facts: { method: 'barter', reason: 'unknown', allowed: ['cardhouse', 'cod', 'yipay'] },
        },
      ],
    });
  });

  test('that is switched off, or knows another currency, is no way to pay', () => {
    const methods = [methodOf('yipay', { enabled: false }), CARDHOUSE];
    expect(refused(paidBy('yipay', { methods }))).toEqual([['disabled', ['cardhouse']]]);
    expect(refused(paidBy('yipay', { currency: 'EUR' }))).toEqual([['currency', ['cardhouse']]]);
  });

  test('in cash is for small orders that are not remote, and both objections are told', () => {
    expect(refused(paidBy('cod', { total: 50_000 }))).toEqual([]);
    expect(refused(paidBy('cod', { total: 50_001 }))).toEqual([['too_large', ['cardhouse', 'yipay']]]);
    expect(refused(paidBy('cod', { total: 50_001, remote: true })).map(([reason]) => reason)).toEqual([
      'too_large',
      'remote',
    ]);
  });

  test('by card needs at least one yuan', () => {
    expect(refused(paidBy('cardhouse', { total: 99 }))).toEqual([['too_small', ['cod', 'yipay']]]);
  });

  test('is judged as far as the order is known', () => {
    const unknown = { total: undefined, remote: undefined };
    expect(refused(paidBy('cod', unknown))).toEqual([]);
    expect(refused(paidBy('cod', { ...unknown, currency: 'EUR' }))).toEqual([['currency', ['cardhouse']]]);
  });

  test('that is said to do does, and one that is not does not', () => {
    const rows = fc.uniqueArray(
      fc.record({
        method: fc.constantFrom('a', 'b', 'c', 'd'),
        currencies: fc.constantFrom<PaymentMethod['currencies']>(['CNY'], ['EUR'], ['CNY', 'EUR']),
        minMinor: fc.option(fc.nat(100), { nil: null }),
        maxMinor: fc.option(fc.nat(100), { nil: null }),
        allowRemote: fc.boolean(),
        enabled: fc.boolean(),
      }),
      { selector: ({ method }) => method },
    );
    fc.assert(
      fc.property(rows, fc.nat(100), fc.boolean(), (methods, total, remote) => {
        const order = paidBy('none of them', { methods, total, remote });
        const [[, allowed] = []] = refused(order);
        const accepted = methods.filter(({ method }) => checkPaymentMethod({ ...order, method }).ok);
        expect(allowed).toEqual(accepted.map(({ method }) => method).toSorted());
      }),
    );
  });
});
