import { describe, expect, test } from 'vitest';
import { orderStage } from '../../../domain/order/stage.ts';

const live = (status: Parameters<typeof orderStage>[1][number]['status']) => ({ status, isSettled: false });

describe('the stage of an order', () => {
  test('is received until it is paid, and paid until the first warehouse has it', () => {
    expect(orderStage('accepted', [])).toBe('received');
    expect(orderStage('awaiting_payment', [live('planned')])).toBe('received');
    expect(orderStage('fulfilling', [live('planned')])).toBe('paid');
    expect(orderStage('fulfilling', [live('released')])).toBe('allocated');
  });

  test('is that of its slowest parcel', () => {
    expect(orderStage('fulfilling', [live('handed_over'), live('picked')])).toBe('picked');
    expect(orderStage('fulfilling', [live('delivered'), live('lost')])).toBe('handed_over');
  });

  test('asks nothing of a parcel that was refunded, sent again or taken back', () => {
    expect(orderStage('fulfilling', [{ status: 'lost', isSettled: true }, live('packed')])).toBe('packed');
    expect(orderStage('fulfilling', [live('cancelled'), live('delivered')])).toBe('delivered');
  });

  test('is told by the order alone once it unwinds or is over', () => {
    expect(orderStage('cancelling', [live('picked')])).toBe('cancelling');
    expect(orderStage('after_sales', [live('delivered')])).toBe('delivered');
    expect(orderStage('completed', [live('delivered')])).toBe('ended');
  });
});
