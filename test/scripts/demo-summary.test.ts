import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../scripts/demo/evidence.ts';
import { expectEnd } from '../../scripts/demo/expectation.ts';
import { lookFor } from '../../scripts/demo/fact.ts';
import { checkInvariants } from '../../scripts/demo/invariant.ts';
import { describeSummary } from '../../scripts/demo/report.ts';
import { tellStory } from '../../scripts/demo/story.ts';
import { summarise } from '../../scripts/demo/summary.ts';
import {
  anEvidence,
  aShopper,
  charged,
  created,
  type Draft,
  type Write,
  journal,
  ORDER,
  placed,
  REFERENCE,
  refunded,
  withJournals,
  withRows,
} from './demo-evidence.ts';

const endOf = (evidence: Evidence): string => expectEnd(tellStory(evidence, REFERENCE)).end;
const broken = (evidence: Evidence): string[] =>
  checkInvariants(evidence)
    .filter(({ holds }) => !holds)
    .map(({ name }) => name);

const { rows, journals } = anEvidence();
const [payment] = rows.payments;
const [order] = rows.orders;
const [stock] = rows.stock;
if (!payment || !order || !stock) throw new Error('the evidence is incomplete');
const refund = { id: 'ref_1', orderId: ORDER, cause: 'second_charge', status: 'succeeded', amount: 12_800 };

describe('a run in which all went well', () => {
  test('is found so, with what each order was to show', () => {
    const summary = summarise(anEvidence(), 41);
    expect(summary).toMatchObject({ ok: true, outcomes: { completed: 1 }, seconds: 41 });
    expect(summary.orders[0]).toMatchObject({
      end: 'completed',
      expected: { end: 'completed' },
      seconds: 40,
      events: 49,
    });
    expect(summary.eventsPerOrder).toMatchObject({ yipay: { orders: 1, median: 49, most: 49 } });
    expect(describeSummary(summary).at(-1)).toContain('every invariant holds');
  });

  test('without any order is not', () => {
    expect(summarise({ ...anEvidence(), shoppers: [] }, 1).ok).toBe(false);
  });
});

describe('the end that the journals make us expect', () => {
  const gateways = (...more: Write[]) => withJournals({ gateways: journal(created, ...more) });

  test.each([
    ['without a charge', gateways(), 'expired'],
    ['with a charge that came late', gateways(charged('yc_1', 12_800, { late: true })), 'expired'],
    ['with another amount', gateways(charged('yc_1', 11_520)), 'expired'],
    ['with a second charge', gateways(charged('yc_1'), charged('yc_2')), 'completed'],
  ])('%s', (_, evidence, end) => expect(endOf(evidence)).toBe(end));

  test('is a cancel when the shopper was told yes, whatever was paid', () => {
    const cancelled = { op: 'shopper.cancel', key: REFERENCE, effect: 'cancelling' };
    expect(endOf(withJournals({ shoppers: journal(placed, cancelled) }))).toBe('cancelled');
    expect(endOf(withJournals({ shoppers: journal(placed, { ...cancelled, effect: 'refused' }) }))).toBe('completed');
  });

  test('is a refusal when the shop said no', () => {
    expect(endOf(withJournals({ shoppers: journal({ ...placed, effect: 'refused' }) }))).toBe('rejected');
  });

  test('is none for a parcel that is nowhere and that nobody made good', () => {
    const carriers = journals.carriers.filter(({ effect }) => effect !== 'delivered');
    expect(endOf(withJournals({ carriers }))).toBe('unfinished');
  });

  test('counts a remedy only once it was agreed to', () => {
    const carriers = journals.carriers.filter(({ effect }) => effect !== 'delivered');
    const proposal = {
      op: 'agents.propose',
      key: 'esc_1',
      effect: 'awaiting_approval',
      detail: { order: ORDER, remedy: 'refund', action: 'act_1' },
    };
    const approval = { op: 'agents.approve', key: 'act_1', effect: 'approved', detail: { order: ORDER } };
    expect(endOf(withJournals({ carriers, agents: journal(proposal) }))).toBe('unfinished');
    expect(endOf(withJournals({ carriers, agents: journal(proposal, approval) }))).toBe('completed');
    const again = { ...proposal, effect: 'accepted', detail: { ...proposal.detail, remedy: 'reship' } };
    expect(endOf(withJournals({ carriers, agents: journal(again) }))).toBe('unfinished');
  });
});

describe('a row or a journal that was tampered with', () => {
  const cases: readonly (readonly [string, Draft, string])[] = [
    ['a counter', withRows({ stock: [{ ...stock, onHand: 99 }] }), 'on hand = sum of movements'],
    ['a movement that is gone', withRows({ movements: rows.movements.slice(0, 2) }), 'on hand = sum of movements'],
    [
      'a reservation left open',
      withRows({ reservations: rows.reservations.map((row) => ({ ...row, state: 'committed' })) }),
      'reserved = sum of movements = open reservations',
    ],
    [
      'goods held for an order that has ended',
      withRows({ reservations: rows.reservations.map((row) => ({ ...row, state: 'held' })) }),
      'nothing held for an order that has ended',
    ],
    ['more reserved than there is', withRows({ stock: [{ ...stock, reserved: 200 }] }), '0 <= reserved <= on hand'],
    [
      'more refunded than taken',
      withRows({ payments: [{ ...payment, refunded: 20_000 }] }),
      'refunded <= captured <= authorised',
    ],
    [
      'a charge that we do not know',
      withJournals({ gateways: journal(created, charged('yc_1'), charged('yc_2')) }),
      "gateways' journals = our payments",
    ],
    [
      'a refund that we do not know',
      withJournals({ gateways: journal(created, charged('yc_1'), refunded('ref_9')) }),
      'each refund once at the gateway',
    ],
    [
      'a refund sent twice',
      withJournals(
        { gateways: journal(created, charged('yc_1'), refunded('ref_1'), refunded('ref_1')) },
        withRows({ refunds: [refund] }),
      ),
      'each refund once at the gateway',
    ],
    [
      'a message shown twice',
      withJournals({ messages: [...journals.messages, ...journals.messages.slice(0, 1)] }),
      'each message once on the phone',
    ],
    [
      'a message that never arrived',
      withJournals({ messages: journals.messages.slice(1) }),
      'each message once on the phone',
    ],
    [
      'a parcel booked twice',
      withJournals({ carriers: [...journals.carriers, ...journals.carriers.slice(0, 1)] }),
      'each booking once at the carrier',
    ],
    [
      'a booking that the carrier does not know',
      withJournals({ carriers: journals.carriers.slice(1) }),
      'each booking once at the carrier',
    ],
    [
      'an order that waits for nothing',
      withRows({ waiting: [{ orderId: ORDER, waitingOn: null }] }),
      'nothing waits without a reason',
    ],
    [
      'a link of the chain',
      withRows({ log: rows.log.map((row) => (row.n === 2 ? { ...row, prev: 'x' } : row)) }),
      'the audit chain verifies',
    ],
    [
      'an entry of the log',
      withRows({ log: rows.log.map((row) => (row.n === 1 ? { ...row, recomputed: 'x' } : row)) }),
      'the audit chain verifies',
    ],
    ['an entry that is gone', withRows({ log: rows.log.slice(1) }), 'the audit chain verifies'],
    [
      'an order that goes on',
      withRows({ orders: [{ ...order, status: 'fulfilling', endedAt: null }] }),
      'no order left unfinished',
    ],
    [
      'a run that is still open',
      { ...anEvidence(), runs: [{ orderId: ORDER, status: 'RUNNING', events: 40 }] },
      'no order left unfinished',
    ],
  ];

  test.each(cases)('%s is caught', (_, evidence, invariant) => {
    expect(broken(evidence)).toContain(invariant);
    expect(summarise(evidence, 1).ok).toBe(false);
  });

  test('an action above its cap needs another person', () => {
    const action = {
      id: 'act_1',
      orderId: ORDER,
      escalationId: 'esc_1',
      kind: 'refund',
      state: 'applied',
      source: 'api',
      actor: 'prn_agent',
      amount: 9_000,
      cap: 5_000,
      approver: 'prn_supervisor',
    };
    expect(broken(withRows({ actions: [action] }))).toEqual([]);
    expect(broken(withRows({ actions: [{ ...action, approver: null }] }))).toEqual(['nobody beyond their authority']);
    expect(broken(withRows({ actions: [{ ...action, approver: 'prn_agent' }] }))).toEqual([
      'nobody beyond their authority',
    ]);
  });

  test('an order that ended otherwise than its story is caught, though every invariant holds', () => {
    const summary = summarise(withRows({ orders: [{ ...order, status: 'cancelled' }] }), 1);
    expect(summary.invariants.every(({ holds }) => holds)).toBe(true);
    expect(summary).toMatchObject({ ok: false, orders: [{ ok: false, end: 'cancelled', intended: 'completed' }] });
  });

  test('an order that ended well without showing what it was about is caught', () => {
    const evidence = { ...anEvidence(), shoppers: [aShopper('reminded')] };
    const [result] = summarise(evidence, 1).orders;
    expect(result).toMatchObject({ ok: false, end: 'completed' });
    expect(result?.facts).toContainEqual({ fact: 'reminded', holds: false, says: 'not to be seen' });
  });
});

describe('what an order shows', () => {
  const shows = (fact: Parameters<typeof lookFor>[0], evidence: Evidence): boolean =>
    lookFor(fact, tellStory(evidence, REFERENCE)).holds;
  const twice = withJournals(
    { gateways: journal(created, charged('yc_1'), charged('yc_2'), refunded('ref_1')) },
    withRows({
      payments: [payment, { ...payment, id: 'pay_2', attempt: null, refunded: 12_800 }],
      refunds: [refund],
    }),
  );

  test('a second charge that went back, once', () => {
    expect(shows('second_charge_returned', twice)).toBe(true);
    expect(shows('second_charge_returned', anEvidence())).toBe(false);
    const never = withJournals({ gateways: journal(created, charged('yc_1'), charged('yc_2')) }, twice);
    expect(shows('second_charge_returned', never)).toBe(false);
  });

  test('a reminder only when a phone has it', () => {
    const notifications = rows.notifications.map((row) => ({ ...row, template: 'payment_reminder' }));
    expect(shows('reminded', withRows({ notifications }))).toBe(true);
    expect(shows('reminded', withJournals({ messages: [] }, withRows({ notifications })))).toBe(false);
  });

  test('two parcels only when they come from two warehouses', () => {
    const second = { ...rows.shipments[0], id: 'shp_2', warehouse: 'wh' } as (typeof rows.shipments)[number];
    expect(shows('split', withRows({ shipments: [...rows.shipments, second] }))).toBe(true);
    expect(shows('split', withRows({ shipments: [...rows.shipments, { ...second, warehouse: 'jx' }] }))).toBe(false);
    expect(shows('split', withRows({ shipments: [...rows.shipments, { ...second, replaces: 'shp_1' }] }))).toBe(false);
  });
});
