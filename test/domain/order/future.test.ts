import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FutureFacts, futureOf } from '../../../domain/order/future.ts';
import { ORDER_STATUSES } from '../../../domain/order/status.ts';

const at = (hour: number): string => new Date(Date.UTC(2026, 5, 1, hour)).toISOString();
const NOW = at(12);

const facts = (change: Partial<FutureFacts> = {}): FutureFacts => ({
  now: NOW,
  status: 'fulfilling',
  isHeld: false,
  waitingOn: 'pick',
  waitingUntil: at(14),
  paymentDeadline: null,
  reminders: [],
  afterSalesUntil: null,
  promisedAt: at(60),
  parcels: [],
  troubles: [],
  refunds: [],
  ...change,
});

const parcel = (n: number, change: Partial<FutureFacts['parcels'][number]> = {}) => ({
  n,
  status: 'released' as const,
  isSettled: false,
  expectedAt: at(40),
  silenceUntil: null,
  ...change,
});

const told = (change: Partial<FutureFacts>) => futureOf(facts(change)).map(({ kind, at: when }) => [kind, when]);

describe('what comes next', () => {
  test('before it is paid are the reminders that are left, and then its expiry', () => {
    const steps = futureOf(
      facts({
        status: 'awaiting_payment',
        waitingOn: 'payment',
        reminders: [at(11), at(13)],
        paymentDeadline: at(15),
        promisedAt: at(60),
      }),
    );
    expect(steps).toMatchObject([
      { kind: 'payment_reminder', at: at(13), facts: { reminder: 2 } },
      { kind: 'payment_deadline', at: at(15) },
    ]);
  });

  test('on the floor are the step it waits for, each parcel at its door, and the promise', () => {
    const steps = told({ parcels: [parcel(1), parcel(2, { expectedAt: at(30) })] });
    expect(steps).toEqual([
      ['step', at(14)],
      ['delivery', at(30)],
      ['delivery', at(40)],
      ['promise', at(60)],
    ]);
  });

  test('on the road is the hour at which a silent carrier is asked, unless that has passed', () => {
    const on = { status: 'handed_over' as const, silenceUntil: at(20) };
    expect(told({ waitingOn: 'delivery', parcels: [parcel(1, on)] })).toContainEqual(['carrier_asked', at(20)]);
    const asked = told({ waitingOn: 'delivery', parcels: [parcel(1, { ...on, silenceUntil: at(9) })] });
    expect(asked.map(([kind]) => kind)).toEqual(['delivery', 'promise']);
  });

  test('of a lost parcel is what the policy says when nobody answers, and no delivery', () => {
    const lost = parcel(1, { status: 'lost', expectedAt: null });
    const troubles = [{ kind: 'lost', tier: 'agent', deadlineAt: at(14) }] as const;
    expect(futureOf(facts({ waitingOn: 'agent', parcels: [lost], troubles }))).toEqual([
      {
        kind: 'supervisor_asked',
        chapter: 'action',
        at: at(14),
        facts: { trouble: 'lost', consequence: 'refund_shipment' },
      },
    ]);
    const late = [{ kind: 'lost', tier: 'supervisor', deadlineAt: at(14) }] as const;
    expect(told({ waitingOn: 'supervisor', parcels: [lost], troubles: late })).toEqual([['consequence', at(14)]]);
  });

  test('what nobody can date comes last', () => {
    const steps = told({ isHeld: true, refunds: [{ amountMinor: 500 }] });
    expect(steps).toEqual([
      ['step', at(14)],
      ['release_hold', null],
      ['refund_arrives', null],
    ]);
  });

  test('after the delivery is the end of the after-sales time, and after the end nothing', () => {
    expect(told({ status: 'after_sales', waitingOn: 'after_sales', afterSalesUntil: at(200) })).toEqual([
      ['after_sales_end', at(200)],
    ]);
    expect(told({ status: 'completed', waitingOn: null, waitingUntil: null })).toEqual([]);
  });

  test('is told in the order of time, whatever the order looks like', () => {
    const hours = fc.integer({ min: 13, max: 400 }).map(at);
    const some = fc.record({
      status: fc.constantFrom(...ORDER_STATUSES),
      waitingUntil: hours,
      promisedAt: hours,
      paymentDeadline: hours,
      afterSalesUntil: hours,
      reminders: fc.array(hours),
      parcels: fc.array(fc.record({ expectedAt: hours, silenceUntil: hours }).map((each) => parcel(1, each))),
    });
    fc.assert(
      fc.property(some, (change) => {
        const times = futureOf(facts(change)).flatMap(({ at: when }) => when ?? []);
        expect(times).toEqual([...times].sort());
      }),
    );
  });
});
