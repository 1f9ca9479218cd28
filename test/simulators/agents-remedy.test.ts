import { describe, expect, test } from 'vitest';
import { chooseRemedy, type Escalation, type Order } from '../../simulators/agents/remedy.ts';

const money = (amount: number) => ({ amount, currency: 'CNY' });
const anOrder = (captured: number, refunded: number, shipments = 1): Order =>
  ({
    payments: [{ captured: money(captured), refunded: money(refunded) }],
    shipments: Array.from({ length: shipments }, (_, n) => ({ id: `shp_${n}` })),
  }) as unknown as Order;
const trouble = (kind: Escalation['kind'], remedies: Escalation['remedies']) => ({ kind, remedies });

const LOST = trouble('lost', ['reship', 'refund', 'coupon']);

describe('what an agent tries', () => {
  test('for a lost parcel the goods are sent again, and the money goes back when they are lost again', () => {
    expect(chooseRemedy(LOST, anOrder(9_000, 0), [])).toEqual({ kind: 'reship' });
    expect(chooseRemedy(LOST, anOrder(9_000, 0), ['reship'])).toEqual({ kind: 'refund', amount: 9_000 });
    expect(chooseRemedy(LOST, anOrder(9_000, 0, 2), [])).toEqual({ kind: 'refund', amount: 9_000 });
  });

  test('what has gone back already is not refunded again', () => {
    const refused = trouble('refused', ['refund', 'reship']);
    expect(chooseRemedy(refused, anOrder(9_000, 4_000), [])).toEqual({ kind: 'refund', amount: 5_000 });
    expect(chooseRemedy(refused, anOrder(9_000, 9_000), [])).toEqual({ kind: 'reship' });
  });

  test('a failed step is tried again some times, everything else once', () => {
    const failed = trouble('step_failed', ['retry', 'other_carrier', 'cancel_order']);
    expect(chooseRemedy(failed, anOrder(0, 0), ['retry', 'retry'])).toEqual({ kind: 'retry' });
    expect(chooseRemedy(trouble('amount_mismatch', ['cancel_order']), anOrder(0, 0), ['cancel_order'])).toBeUndefined();
  });

  test('nothing that is not offered', () => {
    expect(chooseRemedy(trouble('lost', ['coupon']), anOrder(9_000, 0), [])).toBeUndefined();
  });
});
