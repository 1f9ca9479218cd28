import { ApplicationFailure } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectTemporal, newTaskQueue, type TemporalConnections } from '../support/temporal.ts';
import { registerSearchAttributes } from '../../workers/search-attributes.ts';

type Steps = Record<string, (...args: never[]) => Promise<unknown>>;

const PAYMENT = { id: 'pay_1', method: 'cardhouse', capture: 'later', amount: 1000, currency: 'CNY' };
const in30 = () => new Date(Date.now() + 1_800_000).toISOString();
const shipment = {
  id: 'shp_00000000000000000000000001',
  warehouse: 'HGH1',
  carrier: 'egret',
  captureAmount: 1000,
  units: 1,
  silenceMs: 50,
};
const held = () => ({
  kind: 'held',
  payment: PAYMENT,
  promisedAt: in30(),
  deadlines: { payment: in30(), reminders: [], afterSales: null, silence: {} },
  shipments: [shipment],
});

/** Steps that succeed; a test changes what it is about. */
const steps = (change: Steps): Steps => ({
  admitAndHold: async () => held(),
  createPayment: async () => 'open',
  settlePayment: async () => ({ kind: 'paid', giveBack: [] }),
  remindPayment: async () => undefined,
  readDeadlines: async () => held().deadlines,
  queryPayment: async () => 'known',
  closePayment: async () => [],
  giveBack: async () => 'returned',
  releaseHold: async () => undefined,
  finishCancel: async () => undefined,
  completeOrder: async () => undefined,
  resumeOrder: async () => undefined,
  bookShipment: async () => 'booked',
  voidBooking: async () => 'voided',
  capturePayment: async () => undefined,
  openEscalation: async () => ({ escalationId: 'esc_1', n: Math.floor(Math.random() * 1e9) }),
  remedyAutomatically: async () => ({ kind: 'open', until: in30() }),
  enterTier: async () => ({ kind: 'open', until: in30() }),
  proposeConsequence: async () => 'act_1',
  isCancelling: async () => true,
  cancelFromConsole: async () => 'cancelling',
  recordTracking: async () => ({ heard: 'x', kind: 'ended', afterSalesUntil: new Date().toISOString() }),
  pollTracking: async () => 'news',
  ...change,
});

describe('the order workflow under trouble', () => {
  let temporal: TemporalConnections;
  beforeAll(async () => {
    temporal = await connectTemporal();
    await registerSearchAttributes(temporal.client);
  });
  afterAll(() => temporal.close());

  const run = async (change: Steps, body: (handle: Awaited<ReturnType<typeof startOrder>>) => Promise<void>) => {
    const taskQueue = newTaskQueue('review');
    const worker = await Worker.create({
      connection: temporal.native,
      taskQueue,
      workflowBundle: temporal.workflowBundle,
      activities: steps(change),
    });
    await worker.runUntil(async () => {
      const handle = await startOrder(taskQueue);
      await body(handle);
    });
  };
  const startOrder = (taskQueue: string) =>
    temporal.client.workflow.start('order', {
      taskQueue,
      workflowId: `order-${randomUUID()}`,
      args: [
        {
          orderId: 'ord_1',
          shopId: 's',
          utcOffsetMinutes: 0,
          durations: { paymentWindow: 1, reminders: [], afterSales: 1 },
          pace: { human: 1, transport: 1 },
        },
      ],
    });
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const status = async (handle: { describe(): Promise<{ status: { name: string } }> }) =>
    (await handle.describe()).status.name;

  test('own-database steps that cannot be done for a while do not fail the order', async () => {
    let tries = 0;
    const settlePayment = async () => {
      tries += 1;
      if (tries < 2) throw ApplicationFailure.nonRetryable('gone', 'DATABASE_UNAVAILABLE');
      return { kind: 'paid', giveBack: [] };
    };
    await run({ settlePayment }, async (handle) => {
      await pause(300);
      await handle.signal('paymentChanged', { messageId: 'm1', paymentId: 'pay_1' });
      await pause(1_500);
      expect(await status(handle)).toBe('RUNNING');
    });
  });

  test('a moved deadline that cannot be read for a while does not fail the order', async () => {
    const readDeadlines = async () => {
      throw ApplicationFailure.nonRetryable('gone', 'DATABASE_UNAVAILABLE');
    };
    await run({ readDeadlines }, async (handle) => {
      await pause(300);
      await handle.signal('deadlineMoved', { messageId: 'm1', deadline: 'payment' });
      await pause(1_000);
      expect(await status(handle)).toBe('RUNNING');
    });
  });

  test('a parcel that is overdue and silent does not make the workflow spin', async () => {
    let polls = 0;
    const change = {
      pollTracking: async () => {
        polls += 1;
        if (polls > 1) throw ApplicationFailure.create({ type: 'NOT_YET', message: 'x', nextRetryDelay: 60_000 });
        return 'overdue';
      },
      recordTracking: async () => ({ heard: 'z', kind: 'nothing' }),
    };
    await run(change, async (handle) => {
      await pause(300);
      await handle.signal('paymentChanged', { messageId: 'm1', paymentId: 'pay_1' });
      await handle.signal('shipmentPacked', { messageId: 'm2', shipmentId: 'shp_00000000000000000000000001' });
      await handle.signal('shipmentHandedOver', { messageId: 'm3', shipmentId: 'shp_00000000000000000000000001' });
      await pause(2_500);
      expect(polls).toBeLessThan(4);
    });
  });

  test("cancel in the workflow server's UI unwinds as ops' cancel does", async () => {
    const undone: string[] = [];
    const change = {
      releaseHold: async () => void undone.push('releaseHold'),
      closePayment: async () => {
        undone.push('closePayment');
        return [];
      },
    };
    await run(change, async (handle) => {
      await pause(300);
      await handle.cancel();
      await pause(1_500);
      expect(undone).toEqual(['closePayment', 'releaseHold']);
    });
  });

  test('a cancel waits for every step in flight before it undoes', async () => {
    const order: string[] = [];
    const change = {
      bookShipment: async () => {
        throw ApplicationFailure.create({ type: 'CARRIER_UNAVAILABLE', message: 'x', nextRetryDelay: 60_000 });
      },
      capturePayment: async () => {
        await pause(1_500);
        order.push('captured');
      },
      closePayment: async () => {
        order.push('closePayment');
        return [];
      },
    };
    await run(change, async (handle) => {
      await pause(300);
      await handle.signal('paymentChanged', { messageId: 'm1', paymentId: 'pay_1' });
      await handle.signal('shipmentPacked', { messageId: 'm2', shipmentId: 'shp_00000000000000000000000001' });
      await pause(500);
      await handle.signal('cancelRequested', { messageId: 'm3' });
      expect(await handle.result()).toBe('cancelled');
      expect(order).toEqual(['captured', 'closePayment']);
    });
  });

  test('a cancel is an answer to a parked step', async () => {
    const giveBack = async () => {
      throw ApplicationFailure.nonRetryable('x', 'REFUND_REFUSED');
    };
    const settlePayment = async () => ({ kind: 'waiting', giveBack: [{ paymentId: 'pay_2', cause: 'second_charge' }] });
    let closed = false;
    const closePayment = async () => {
      closed = true;
      return [];
    };
    await run({ giveBack, settlePayment, closePayment }, async (handle) => {
      await pause(300);
      await handle.signal('paymentChanged', { messageId: 'm1', paymentId: 'pay_1' });
      await pause(500);
      await handle.signal('cancelRequested', { messageId: 'm3' });
      await pause(1_000);
      expect(closed).toBe(true);
    });
  });

  test('a paid order goes on while a second charge is on its way back', async () => {
    let booked = false;
    const change = {
      settlePayment: async () => ({ kind: 'paid', giveBack: [{ paymentId: 'pay_2', cause: 'second_charge' }] }),
      giveBack: async () => {
        throw ApplicationFailure.create({ type: 'REFUND_PENDING', message: 'x', nextRetryDelay: 60_000 });
      },
      bookShipment: async () => {
        booked = true;
        return 'booked';
      },
    };
    await run(change, async (handle) => {
      await pause(300);
      await handle.signal('paymentChanged', { messageId: 'm1', paymentId: 'pay_1' });
      await handle.signal('shipmentPacked', { messageId: 'm2', shipmentId: 'shp_00000000000000000000000001' });
      await pause(1_000);
      expect(booked).toBe(true);
    });
  });

  test('a delayed parcel that is delivered after all needs nobody', async () => {
    let asked = 0;
    const recordTracking = async () => {
      asked += 1;
      return asked === 1
        ? { heard: 'y', kind: 'exception', detail: 'delayed' }
        : { heard: 'x', kind: 'ended', afterSalesUntil: new Date().toISOString() };
    };
    await run({ recordTracking }, async (handle) => {
      await pause(300);
      await handle.signal('paymentChanged', { messageId: 'm1', paymentId: 'pay_1' });
      await handle.signal('shipmentPacked', { messageId: 'm2', shipmentId: 'shp_00000000000000000000000001' });
      await handle.signal('shipmentHandedOver', { messageId: 'm3', shipmentId: 'shp_00000000000000000000000001' });
      await handle.signal('trackingMoved', { messageId: 'm4', shipmentId: 'shp_00000000000000000000000001' });
      await pause(800);
      await handle.signal('trackingMoved', { messageId: 'm5', shipmentId: 'shp_00000000000000000000000001' });
      await pause(1_000);
      expect(await status(handle)).toBe('COMPLETED');
    });
  });

  test('the money of a late payment is not lost because our database was away', async () => {
    let tries = 0;
    const settlePayment = async () => {
      tries += 1;
      if (tries < 2) throw ApplicationFailure.nonRetryable('gone', 'DATABASE_UNAVAILABLE');
      return { kind: 'expired', giveBack: [{ paymentId: 'pay_1', cause: 'late_payment' }] };
    };
    const taskQueue = newTaskQueue('review');
    const worker = await Worker.create({
      connection: temporal.native,
      taskQueue,
      workflowBundle: temporal.workflowBundle,
      activities: steps({ settlePayment }),
    });
    await worker.runUntil(async () => {
      const handle = await temporal.client.workflow.start('latePayment', {
        taskQueue,
        workflowId: `late-${randomUUID()}`,
        args: [{ paymentId: 'pay_1', orderId: 'ord_1' }],
      });
      await pause(1_000);
      expect(await status(handle)).not.toBe('FAILED');
    });
  });
});
