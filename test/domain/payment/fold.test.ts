import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Charge, foldPayment, type GatewayTruth, type PaymentFacts } from '../../../domain/payment/fold.ts';

const EXPECTED = 10_000;
const FRESH: PaymentFacts = {
  status: 'created',
  chargeId: null,
  expected: EXPECTED,
  currency: 'CNY',
  authorised: 0,
  captured: 0,
};

type Seen = { readonly payment: PaymentFacts; readonly extras: ReadonlySet<string> };

const hear = ({ payment, extras }: Seen, truth: GatewayTruth): Seen => {
  const fold = foldPayment(payment, truth);
  const { status, chargeId, authorised, captured } = fold;
  return {
    payment: { ...payment, status, chargeId, authorised, captured },
    extras: new Set([...extras, ...fold.extra.map((charge) => charge.chargeId)]),
  };
};

const hearAll = (truths: readonly GatewayTruth[]): Seen => truths.reduce(hear, { payment: FRESH, extras: new Set() });

/** A charge as it grows: authorised, then captured bit by bit. */
const chargeLife = fc
  .record({
    amount: fc.oneof(fc.constant(EXPECTED), fc.integer({ min: 1, max: 2 * EXPECTED })),
    parts: fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 3 }),
  })
  .map(({ amount, parts }) => ({
    amount,
    captured: [0, ...parts.map((percent) => Math.floor((amount * percent) / 100)).toSorted((a, b) => a - b)],
  }));

/** What a gateway would say one after the other: tries that fail, then charges that are added and grow. */
const story = fc
  .record({
    declines: fc.nat({ max: 2 }),
    charges: fc.array(chargeLife, { maxLength: 3 }),
    closes: fc.boolean(),
  })
  .map(({ declines, charges, closes }): GatewayTruth[] => {
    const truths: GatewayTruth[] = [{ open: true, closed: false, declined: false, charges: [] }];
    for (let n = 0; n < declines; n += 1) truths.push({ open: true, closed: false, declined: true, charges: [] });
    if (closes) truths.push({ open: false, closed: true, declined: declines > 0, charges: [] });
    const made: Charge[] = [];
    for (const [index, { amount, captured }] of charges.entries()) {
      for (const part of captured) {
        made[index] = { chargeId: `ch_${index}`, amount, currency: 'CNY', captured: part, voided: false };
        truths.push({ open: false, closed: false, declined: false, charges: [...made] });
      }
    }
    return truths;
  });

const shuffledWithRepeats = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc
    .tuple(
      fc.shuffledSubarray([...items], { minLength: items.length }),
      fc.array(fc.constantFrom(...items), { maxLength: 6 }),
      fc.nat(),
    )
    .map(([all, again, at]) => all.toSpliced(at % (all.length + 1), 0, ...again));

const heard = story.chain((truths) => fc.record({ truths: fc.constant(truths), order: shuffledWithRepeats(truths) }));

describe('what a gateway says of a payment', () => {
  test('ends the same in any order and however often it is said, as soon as there is money', () => {
    fc.assert(
      fc.property(heard, ({ truths, order }) => {
        const told = hearAll(truths);
        const mixed = hearAll(order);
        if (told.payment.chargeId === null) return;
        expect(mixed.payment).toEqual(told.payment);
        expect(new Set(mixed.extras)).toEqual(new Set(told.extras));
      }),
      { numRuns: 1_000 },
    );
  });

  test('without money it ends closed once it was closed, whatever comes late', () => {
    fc.assert(
      fc.property(heard, ({ truths, order }) => {
        if (truths.some(({ charges }) => charges.length > 0) || !truths.some(({ closed }) => closed)) return;
        expect(hearAll(order).payment.status).toBe('closed');
      }),
    );
  });

  test('never shrinks an amount, never forgets a charge, and says again nothing new', () => {
    fc.assert(
      fc.property(heard, ({ order }) => {
        let seen: Seen = { payment: FRESH, extras: new Set() };
        for (const truth of order) {
          const next = hear(seen, truth);
          expect(next.payment.authorised).toBeGreaterThanOrEqual(seen.payment.authorised);
          expect(next.payment.captured).toBeGreaterThanOrEqual(seen.payment.captured);
          expect(next.payment.captured).toBeLessThanOrEqual(next.payment.authorised);
          if (seen.payment.chargeId !== null) expect(next.payment.chargeId).toBe(seen.payment.chargeId);
          expect(hear(next, truth).payment).toEqual(next.payment);
          seen = next;
        }
      }),
    );
  });

  test('every charge is the payment’s own or an extra one, never both and never none', () => {
    fc.assert(
      fc.property(heard, ({ truths, order }) => {
        const { payment, extras } = hearAll(order);
        const all = new Set(truths.flatMap(({ charges }) => charges.map(({ chargeId }) => chargeId)));
        const own = payment.chargeId === null ? [] : [payment.chargeId];
        expect(own.some((id) => extras.has(id))).toBe(false);
        expect(new Set([...own, ...extras])).toEqual(all);
      }),
    );
  });

  test('is paid only by the amount and currency that was asked for', () => {
    fc.assert(
      fc.property(heard, ({ order }) => {
        const { payment } = hearAll(order);
        const isPaid = payment.status === 'authorised' || payment.status === 'captured';
        if (isPaid) expect(payment.authorised).toBe(EXPECTED);
        if (payment.chargeId !== null) expect(isPaid).toBe(payment.authorised === EXPECTED);
        if (payment.status === 'captured') expect(payment.captured).toBe(EXPECTED);
      }),
    );
    const euros: Charge = { chargeId: 'ch_1', amount: EXPECTED, currency: 'EUR', captured: 0, voided: false };
    const fold = foldPayment(FRESH, { open: false, closed: false, declined: false, charges: [euros] });
    expect(fold.status).toBe('mismatched');
  });
});
