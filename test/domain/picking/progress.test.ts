import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  followsProgress,
  PROGRESS_STAGES,
  slowestOf,
  stageMs,
  stageOf,
  type ShipmentProgress,
} from '../../../domain/picking/progress.ts';
import { SHIPMENT_STATUSES } from '../../../domain/shipment/status.ts';
import { waitingPolicy } from '../../../domain/waiting.ts';

const shipment = (change: Partial<ShipmentProgress>): ShipmentProgress => ({
  status: 'released',
  isStopped: false,
  isLabelled: false,
  isPrinted: false,
  isCaptureDue: false,
  ...change,
});

const anyShipment = fc.record({
  status: fc.constantFrom(...SHIPMENT_STATUSES),
  isStopped: fc.boolean(),
  isLabelled: fc.boolean(),
  isPrinted: fc.boolean(),
  isCaptureDue: fc.boolean(),
});

const floor = { pickMinutes: 240, packMinutes: 60, handOverMinutes: 480 };

describe('how far an order is', () => {
  test('is told from its shipment, step by step', () => {
    const steps = [
      shipment({ status: 'planned', isStopped: true }),
      shipment({ status: 'planned' }),
      shipment({}),
      shipment({ status: 'picking' }),
      shipment({ status: 'picked' }),
      shipment({ status: 'packed' }),
      shipment({ status: 'packed', isLabelled: true }),
      shipment({ status: 'packed', isLabelled: true, isPrinted: true, isCaptureDue: true }),
      shipment({ status: 'packed', isLabelled: true, isPrinted: true }),
      shipment({ status: 'handed_over' }),
      shipment({ status: 'delivered' }),
    ];
    expect(steps.map(stageOf)).toEqual([
      'resumed',
      'release',
      'pick',
      'pick',
      'pack',
      'booking',
      'label',
      'capture',
      'hand_over',
      'delivery',
      undefined,
    ]);
  });

  test('is where its slowest shipment stands, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(anyShipment, { maxLength: 5 }), (shipments) => {
        const ranks = shipments.flatMap((each) => {
          const stage = stageOf(each);
          return stage === undefined ? [] : [PROGRESS_STAGES.indexOf(stage)];
        });
        const slowest = slowestOf(shipments);
        expect(slowest && PROGRESS_STAGES.indexOf(slowest.stage)).toBe(
          ranks.length === 0 ? undefined : Math.min(...ranks),
        );
        expect(slowestOf(shipments.toReversed())?.stage).toBe(slowest?.stage);
      }),
    );
  });

  test('no stage may last longer than its code allows, however long the lane', () => {
    const anyTimes = fc.record({
      human: fc.integer({ min: 1, max: 500 }),
      transport: fc.integer({ min: 1, max: 20_000 }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...PROGRESS_STAGES),
        fc.integer({ min: 1, max: 900 }),
        anyTimes,
        (stage, transitHours, pace) => {
          const ms = stageMs(stage, { floor, transitHours, pace });
          expect(ms).toBeGreaterThanOrEqual(2_000);
          expect(ms).toBeLessThanOrEqual(waitingPolicy(stage));
        },
      ),
    );
  });
});

describe('an order that waits for something else', () => {
  test('is left to the person it waits for', () => {
    expect(followsProgress('agent', null)).toBe(false);
    expect(followsProgress('attention', 'CARRIER_UNAVAILABLE')).toBe(false);
  });

  test('moves on when it was only late', () => {
    expect(followsProgress('attention', 'late_pick')).toBe(true);
    expect(followsProgress('pick', null)).toBe(true);
  });
});
