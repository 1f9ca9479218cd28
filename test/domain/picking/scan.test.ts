import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterScan, decideScan, type Scan } from '../../../domain/picking/scan.ts';
import { PICK_TASK_TRANSITIONS } from '../../../domain/picking/status.ts';
import { nextStepOf, standingOf, type Task } from '../../../domain/picking/task.ts';
import { expectedParcelGrams } from '../../../domain/picking/weight.ts';
import { SHIPMENT_TRANSITIONS } from '../../../domain/shipment/status.ts';
import { mayFollow, type Transitions } from '../../../domain/state-machine.ts';
import {
  aLine,
  anyStory,
  anyTask,
  aTask,
  PARCEL,
  play,
  smoothSteps,
  type Step,
  TRACKING_NUMBER,
} from './floor-model.ts';

const after = (task: Task, steps: readonly Step[]): Task => play(task, steps).at(-1)?.after ?? task;
const upTo = (task: Task, kind: Scan['kind']): Task => {
  const steps = smoothSteps(task);
  return after(
    task,
    steps.slice(
      0,
      steps.findIndex((step) => 'scan' in step && step.scan.kind === kind),
    ),
  );
};
const codes = (task: Task, scan: Scan): string[] => {
  const decided = decideScan(task, scan);
  return decided.ok ? [] : decided.faults.map(({ code }) => code);
};
const factsOf = (task: Task, scan: Scan): unknown => {
  const decided = decideScan(task, scan);
  return decided.ok ? undefined : decided.faults[0]?.facts;
};
const isPath = <S extends string>(table: Transitions<S>, from: S, path: readonly S[]): boolean =>
  path.every((to, index) => mayFollow(table, path[index - 1] ?? from, to));

describe('any scans, in any order, repeated or wrong', () => {
  test('never pick, pack or put back more than there is', () => {
    fc.assert(
      fc.property(anyStory, ({ task, steps }) => {
        for (const { after: now } of play(task, steps)) {
          for (const line of now.lines) {
            expect(line.picked).toBeLessThanOrEqual(line.quantity);
            expect(line.packed).toBeLessThanOrEqual(line.picked);
            expect(line.putBack).toBeLessThanOrEqual(line.picked);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  test('never pack a shipment that is not picked whole, packed whole, weighed within tolerance and seen twice', () => {
    fc.assert(
      fc.property(anyStory, ({ task, steps }) => {
        for (const { before, step, effects } of play(task, steps)) {
          if (!effects?.shipment.includes('packed')) continue;
          expect(before.lines.every((line) => line.picked === line.quantity && line.packed === line.quantity)).toBe(
            true,
          );
          expect(before.parcel.weightGrams).not.toBeNull();
          expect(step).toMatchObject({ scan: { kind: 'verify', barcode: PARCEL } });
        }
      }),
      { numRuns: 400 },
    );
  });

  test('take nothing from the shelf for an order that a person holds', () => {
    fc.assert(
      fc.property(anyStory, ({ task, steps }) => {
        const held = { ...task, isHeld: true };
        expect(nextStepOf(held)).toEqual({ wait: 'order_held' });
        expect(play(held, steps).every(({ after }) => after.lines.every(({ picked }) => picked === 0))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('never hand over what is not packed, labelled, printed and paid for', () => {
    fc.assert(
      fc.property(anyStory, ({ task, steps }) => {
        for (const { before, effects } of play(task, steps)) {
          if (!effects?.shipment.includes('handed_over')) continue;
          expect(before).toMatchObject({
            shipment: 'packed',
            isCaptureDue: false,
            parcel: { isLabelled: true, isPrinted: true },
          });
        }
      }),
      { numRuns: 400 },
    );
  });

  test('leave a cancelled shipment only what is put back', () => {
    fc.assert(
      fc.property(anyStory, ({ task, steps }) => {
        for (const { before, step, effects } of play(task, steps)) {
          if (before.shipment !== 'cancelling' || !('scan' in step)) continue;
          if (step.scan.kind !== 'put_back') expect(codes(before, step.scan)).toEqual(['SHIPMENT_CANCELLED']);
          if (effects) expect(effects).toMatchObject({ shipment: [], article: { quantity: expect.any(Number) } });
        }
      }),
      { numRuns: 400 },
    );
  });

  test('only ever walk along the states that may follow each other', () => {
    fc.assert(
      fc.property(anyStory, ({ task, steps }) => {
        for (const { before, effects } of play(task, steps)) {
          expect(isPath(PICK_TASK_TRANSITIONS, before.state, effects?.task ?? [])).toBe(true);
          expect(isPath(SHIPMENT_TRANSITIONS, before.shipment, effects?.shipment ?? [])).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('a handheld that always does what is wanted next reaches the end without a refusal', () => {
    const scanFor = (task: Task, unit: number): Scan | undefined => {
      const next = nextStepOf(task);
      if (!next || 'wait' in next) return undefined;
      const left = { pick: 'picked', pack: 'packed', put_back: 'putBack' } as const;
      const count = next.scan in left ? left[next.scan as keyof typeof left] : undefined;
      const wanted = (line: Task['lines'][number]): number => (next.scan === 'put_back' ? line.picked : line.quantity);
      const line = count && task.lines.find((each) => each[count] < wanted(each));
      if (line && count)
        return { kind: next.scan, barcode: line.barcode, quantity: Math.min(unit, wanted(line) - line[count]) };
      return { kind: next.scan, barcode: PARCEL, weightGrams: expectedParcelGrams(task.lines) };
    };
    fc.assert(
      fc.property(anyTask, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 30 }), (start, unit, cancelAt) => {
        let task = start;
        for (let n = 0; n < 60; n += 1) {
          if (n === cancelAt) task = after(task, [{ outside: 'cancelled' }]);
          const scan = scanFor(task, unit);
          if (!scan) {
            if (nextStepOf(task) === undefined) break;
            task = after(task, [{ outside: 'label_made' }, { outside: 'captured' }]);
            continue;
          }
          const decided = decideScan(task, scan);
          expect(decided).toMatchObject({ ok: true });
          if (decided.ok) task = afterScan(task, scan.kind, decided.value);
        }
        expect(['done', 'cancelled']).toContain(standingOf(task));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a parcel on its way through the floor', () => {
  test('goes from the shelf to the carrier by the scans in their order', () => {
    const played = play(aTask(), smoothSteps(aTask()));
    expect(played.map(({ after: { state, shipment } }) => `${state} ${shipment}`)).toEqual([
      'picking picking',
      'picked picked',
      'picked picked',
      'picked picked',
      'picked picked',
      'packed packed',
      'packed packed',
      'packed packed',
      'packed packed',
      'done handed_over',
    ]);
  });

  test('what is wanted next is told at every step', () => {
    const start = aTask([aLine('TEA', 1)], { isCaptureDue: true });
    const seen = play(start, smoothSteps(start)).map(({ before }) => nextStepOf(before));
    expect(seen).toEqual([
      { scan: 'pick' },
      { scan: 'pack' },
      { scan: 'weigh' },
      { scan: 'verify' },
      { wait: 'label_not_made' },
      { scan: 'label' },
      { wait: 'payment_not_captured' },
      { scan: 'hand_over' },
    ]);
    expect(nextStepOf(after(start, smoothSteps(start)))).toBeUndefined();
  });

  test('a wrong article is named beside the ones that are wanted', () => {
    const scan = { kind: 'pick', barcode: '4000000000001', sku: 'RUG' } as const;
    expect(codes(aTask(), scan)).toEqual(['SCAN_WRONG_ITEM']);
    expect(factsOf(aTask(), scan)).toEqual({ scanned: '4000000000001', sku: 'RUG', wanted: ['TEA', 'CUP'] });
  });

  test('one unit too many is refused with how many are still wanted', () => {
    const scan = { kind: 'pick', barcode: 'barcode-TEA', quantity: 3 } as const;
    expect(factsOf(aTask(), scan)).toEqual({ sku: 'TEA', scanned: 3, wanted: 2 });
  });

  test('packing before everything is picked names what is missing', () => {
    const scan = { kind: 'pack', barcode: 'barcode-TEA', quantity: 9 } as const;
    const picked = after(aTask(), [{ scan: { kind: 'pick', barcode: 'barcode-TEA', quantity: 2 } }]);
    expect(codes(picked, scan)).toEqual(['SCAN_INCOMPLETE', 'SCAN_TOO_MANY']);
    expect(factsOf(picked, scan)).toEqual({ step: 'pick', missing: ['CUP'], units: 1 });
  });

  test('the second look wants this parcel, packed and weighed, and says all that is wrong at once', () => {
    expect(codes(aTask(), { kind: 'verify', barcode: 'par_2' })).toEqual([
      'SCAN_WRONG_ITEM',
      'SCAN_INCOMPLETE',
      'SCAN_INCOMPLETE',
    ]);
    expect(codes(upTo(aTask(), 'verify'), { kind: 'verify', barcode: PARCEL })).toEqual([]);
  });

  test('a parcel may be weighed again until somebody has looked twice', () => {
    const task = upTo(aTask(), 'verify');
    const weigh = { kind: 'weigh', weightGrams: expectedParcelGrams(task.lines) + 5 } as const;
    expect(codes(task, weigh)).toEqual([]);
    expect(codes(upTo(aTask(), 'hand_over'), weigh)).toEqual(['TRANSITION_INVALID']);
  });

  test('no label is printed before the carrier has made one', () => {
    const packed = after(aTask(), smoothSteps(aTask()).slice(0, 6));
    expect(codes(packed, { kind: 'label' })).toEqual(['LABEL_MISSING']);
    expect(codes(packed, { kind: 'hand_over' })).toEqual(['LABEL_MISSING']);
    expect(codes(aTask(), { kind: 'label' })).toEqual(['SCAN_INCOMPLETE', 'LABEL_MISSING']);
  });

  test('a torn label may be printed again', () => {
    expect(codes(upTo(aTask(), 'hand_over'), { kind: 'label', barcode: TRACKING_NUMBER })).toEqual([]);
  });

  test('a parcel whose label was not printed, or whose money was not taken, stays here', () => {
    const due = aTask(undefined, { isCaptureDue: true });
    const labelled = after(due, smoothSteps(due).slice(0, 7));
    expect(codes(labelled, { kind: 'hand_over' })).toEqual(['SCAN_INCOMPLETE', 'CAPTURE_MISSING']);
    const printed = after(due, smoothSteps(due).slice(0, 8));
    expect(codes(printed, { kind: 'hand_over' })).toEqual(['CAPTURE_MISSING']);
  });

  test('another parcel at the door is not handed over in its place', () => {
    expect(codes(upTo(aTask(), 'hand_over'), { kind: 'hand_over', barcode: 'EG000000000002' })).toEqual([
      'SCAN_WRONG_ITEM',
    ]);
  });

  test('what has left the house takes no more scans', () => {
    const done = after(aTask(), smoothSteps(aTask()));
    for (const kind of ['pick', 'pack', 'weigh', 'verify', 'label', 'hand_over', 'put_back'] as const) {
      const scan = { kind, barcode: kind === 'verify' ? PARCEL : 'barcode-TEA' };
      expect(codes(done, scan).length).toBeGreaterThan(0);
    }
  });

  test('nothing is put back while the order stands', () => {
    expect(codes(upTo(aTask(), 'pack'), { kind: 'put_back', barcode: 'barcode-TEA' })).toEqual(['TRANSITION_INVALID']);
  });
});

describe('a shipment cancelled on the floor', () => {
  const cancelled = (task: Task): Task => after(task, [{ outside: 'cancelled' }]);

  test('untouched, it has nothing to put back', () => {
    expect(standingOf(cancelled(aTask()))).toBe('cancelled');
  });

  test('half picked, it wants back what was picked, and then it is over', () => {
    const picked = after(aTask(), [{ scan: { kind: 'pick', barcode: 'barcode-TEA', quantity: 2 } }]);
    const stopped = cancelled(picked);
    expect(nextStepOf(stopped)).toEqual({ scan: 'put_back' });
    expect(codes(stopped, { kind: 'put_back', barcode: 'barcode-CUP' })).toEqual(['SCAN_TOO_MANY']);
    const half = after(stopped, [{ scan: { kind: 'put_back', barcode: 'barcode-TEA' } }]);
    expect(standingOf(half)).toBe('put_back');
    expect(standingOf(after(half, [{ scan: { kind: 'put_back', barcode: 'barcode-TEA' } }]))).toBe('cancelled');
  });

  test('whose task still says packed refuses the hand-over all the same', () => {
    const stale = { ...upTo(aTask(), 'hand_over'), shipment: 'cancelled' as const };
    expect(codes(stale, { kind: 'hand_over' })).toEqual(['SHIPMENT_CANCELLED']);
    expect(standingOf(stale)).toBe('put_back');
  });
});
