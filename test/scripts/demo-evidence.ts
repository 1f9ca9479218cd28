import { sealOf } from '../../db/queries/audit.ts';
import type { Evidence, LogRow, Rows, ShopperView } from '../../scripts/demo/evidence.ts';
import type { JournalEntry, JournalWrite } from '../../simulators/kit/journal.ts';
import { scenarioOf, type ScenarioName } from '../../simulators/shoppers/scenario.ts';

export type Draft = { -readonly [K in keyof Evidence]: Evidence[K] };

const AT = '2026-11-23T09:00:00.000Z';
export const REFERENCE = 'B1-001';
export const ORDER = 'ord_1';
const PAYMENT = `payment/${ORDER}/1`;
const TOTAL = 12_800;

export type Write = Omit<JournalWrite, 'put'>;

const entry = (write: Write, n: number): JournalEntry => ({ n, at: AT, ...write });

export const journal = (...writes: readonly Write[]): JournalEntry[] =>
  writes.map((write, index) => entry(write, index + 1));

export const aShopper = (scenario: ScenarioName): ShopperView => {
  const { title, ends, shows } = scenarioOf(scenario);
  return {
    batch: 'B1',
    reference: REFERENCE,
    scenario,
    title,
    ends,
    shows,
    shop: 'yizhou-cn',
    method: 'yipay',
    order_id: ORDER,
    is_over: true,
  };
};

const money = (amount: number) => ({ amount, currency: 'CNY' });

export const placed = { op: 'shopper.place', key: REFERENCE, effect: 'placed', detail: { order: ORDER } } as const;
export const created = { op: 'yipay.create', key: PAYMENT, effect: 'created', amounts: money(TOTAL) } as const;
export const charged = (id: string, amount = TOTAL, detail = {}) =>
  ({
    op: 'yipay.pay',
    key: PAYMENT,
    effect: 'charged',
    amounts: money(amount),
    detail: { charge: id, ...detail },
  }) as const;
export const refunded = (id: string, amount = TOTAL) =>
  ({
    op: 'yipay.refund',
    key: PAYMENT,
    effect: 'refunded',
    amounts: money(amount),
    detail: { request: `refund/${id}` },
  }) as const;

const chain = (actions: readonly string[]): LogRow[] => {
  let prev = '0'.repeat(64);
  return actions.map((action, index) => {
    const hash = sealOf(prev, { at: AT, actor: 'prn_1', action, ref: ORDER, facts: {} });
    const row = { n: index + 1, prev, hash, recomputed: hash };
    prev = hash;
    return row;
  });
};

const PLACE = { sku: 'TEA-LONGJING-100', warehouse: 'jx' };

const rows = (): Rows => ({
  orders: [
    {
      id: ORDER,
      reference: REFERENCE,
      status: 'completed',
      endReason: null,
      method: 'yipay',
      total: TOTAL,
      currency: 'CNY',
      acceptedAt: AT,
      endedAt: '2026-11-23T09:00:40.000Z',
    },
  ],
  payments: [
    {
      id: 'pay_1',
      orderId: ORDER,
      attempt: 1,
      currency: 'CNY',
      authorised: TOTAL,
      captured: TOTAL,
      refunded: 0,
      isVoided: false,
    },
  ],
  refunds: [],
  shipments: [{ id: 'shp_1', orderId: ORDER, warehouse: 'jx', status: 'delivered', replaces: null, isSettled: false }],
  bookings: [{ shipmentId: 'shp_1', n: 1, status: 'booked', trackingNumber: 'EG1' }],
  notifications: [
    { id: 'ntf_1', orderId: ORDER, template: 'delivered', channel: 'sms', status: 'delivered' },
    { id: 'ntf_2', orderId: ORDER, template: 'delivered', channel: 'push', status: 'delivered' },
  ],
  escalations: [],
  actions: [],
  scans: [{ orderId: ORDER, kind: 'weigh', outcome: 'accepted' }],
  stock: [{ ...PLACE, onHand: 98, reserved: 0 }],
  movements: [
    { ...PLACE, onHandDelta: 100, reservedDelta: 0 },
    { ...PLACE, onHandDelta: 0, reservedDelta: 2 },
    { ...PLACE, onHandDelta: -2, reservedDelta: -2 },
  ],
  reservations: [{ ...PLACE, orderId: ORDER, quantity: 2, state: 'consumed' }],
  waiting: [],
  log: chain(['order.move_deadline', 'action.refund']),
});

/** One order that was paid by wallet and delivered, as everybody wrote it down. */
export const anEvidence = (): Draft => ({
  shoppers: [aShopper('plain')],
  rows: rows(),
  journals: {
    shoppers: journal(placed),
    gateways: journal(created, charged('yc_1')),
    carriers: journal(
      { op: 'egret.book', key: 'booking/shp_1/1', effect: 'booked', detail: { trackingNumber: 'EG1' } },
      { op: 'egret.event', key: 'EG1', effect: 'collected' },
      { op: 'egret.event', key: 'EG1', effect: 'delivered' },
    ),
    messages: journal(
      { op: 'message.send', key: 'ntf_1', effect: 'delivered' },
      { op: 'message.send', key: 'ntf_2', effect: 'delivered' },
    ),
    floor: journal({ op: 'floor.weigh', key: REFERENCE, effect: 'accepted' }),
    agents: [],
  },
  runs: [{ orderId: ORDER, status: 'COMPLETED', events: 49 }],
});

/** The evidence with some rows put in the place of others. */
export const withRows = (change: Partial<Rows>, evidence = anEvidence()): Draft => ({
  ...evidence,
  rows: { ...evidence.rows, ...change },
});

/** The evidence with other journals. */
export const withJournals = (change: Partial<Evidence['journals']>, evidence = anEvidence()): Draft => ({
  ...evidence,
  journals: { ...evidence.journals, ...change },
});
