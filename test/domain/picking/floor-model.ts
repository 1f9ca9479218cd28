import fc from 'fast-check';
import { afterScan, decideScan, type Scan, type ScanEffects } from '../../../domain/picking/scan.ts';
import { SCAN_KINDS } from '../../../domain/picking/status.ts';
import { standingOf, type Task, type TaskLine } from '../../../domain/picking/task.ts';
import { expectedParcelGrams } from '../../../domain/picking/weight.ts';

export const PARCEL = 'par_1';
export const TRACKING_NUMBER = 'EG000000000001';

export const aLine = (sku: string, quantity: number, weightGrams = 100): TaskLine => ({
  sku,
  barcode: `barcode-${sku}`,
  weightGrams,
  quantity,
  picked: 0,
  packed: 0,
  putBack: 0,
});

export const aTask = (
  lines: readonly TaskLine[] = [aLine('TEA', 2), aLine('CUP', 1)],
  change: Partial<Task> = {},
): Task => ({
  state: 'open',
  shipment: 'released',
  lines,
  parcel: { id: PARCEL, weightGrams: null, trackingNumber: null, isLabelled: false, isPrinted: false },
  isCaptureDue: false,
  isHeld: false,
  ...change,
});

/** What happens beside the scans. */
export const OUTSIDE = ['label_made', 'captured', 'cancelled'] as const;
export type Outside = (typeof OUTSIDE)[number];
export type Step = { readonly scan: Scan } | { readonly outside: Outside };

const outsideStep = (task: Task, outside: Outside): Task => {
  if (outside === 'captured') return { ...task, isCaptureDue: false };
  if (outside === 'cancelled') {
    if (task.shipment === 'handed_over') return task;
    const stopped = { ...task, shipment: 'cancelling' as const };
    return { ...stopped, state: standingOf(stopped) };
  }
  if (task.shipment !== 'packed') return task;
  return { ...task, parcel: { ...task.parcel, trackingNumber: TRACKING_NUMBER, isLabelled: true } };
};

export type Played = {
  readonly before: Task;
  readonly step: Step;
  readonly effects: ScanEffects | undefined;
  readonly after: Task;
};

/** Plays steps one after the other as the floor would; refused scans change nothing. */
export const play = (task: Task, steps: readonly Step[]): Played[] => {
  let before = task;
  return steps.map((step) => {
    const current = before;
    if ('outside' in step) {
      before = outsideStep(current, step.outside);
      return { before: current, step, effects: undefined, after: before };
    }
    const decided = decideScan(current, step.scan);
    before = decided.ok ? afterScan(current, step.scan.kind, decided.value) : current;
    return { before: current, step, effects: decided.ok ? decided.value : undefined, after: before };
  });
};

/** Every scan that carries the task to the carrier without a mistake, and what happens beside them. */
export const smoothSteps = (task: Task): Step[] => {
  const each = (kind: 'pick' | 'pack') =>
    task.lines.map(({ barcode, quantity }): Step => ({ scan: { kind, barcode, quantity } }));
  return [
    ...each('pick'),
    ...each('pack'),
    { scan: { kind: 'weigh', weightGrams: expectedParcelGrams(task.lines) } },
    { scan: { kind: 'verify', barcode: PARCEL } },
    { outside: 'label_made' },
    { scan: { kind: 'label' } },
    { outside: 'captured' },
    { scan: { kind: 'hand_over', barcode: TRACKING_NUMBER } },
  ];
};

const SKUS = ['A', 'B', 'C', 'D'];

export const anyTask: fc.Arbitrary<Task> = fc
  .record({
    lines: fc.uniqueArray(
      fc.record({
        sku: fc.constantFrom(...SKUS),
        quantity: fc.integer({ min: 1, max: 4 }),
        grams: fc.integer({ min: 20, max: 9_000 }),
      }),
      { minLength: 1, maxLength: 3, selector: ({ sku }) => sku },
    ),
    isCaptureDue: fc.boolean(),
  })
  .map(({ lines, isCaptureDue }) =>
    aTask(
      lines.map(({ sku, quantity, grams }) => aLine(sku, quantity, grams)),
      { isCaptureDue },
    ),
  );

const anyScan = (task: Task): fc.Arbitrary<Step> =>
  fc
    .record({
      kind: fc.constantFrom(...SCAN_KINDS),
      barcode: fc.constantFrom(...SKUS.map((sku) => `barcode-${sku}`), PARCEL, TRACKING_NUMBER, 'nonsense'),
      quantity: fc.integer({ min: 1, max: 5 }),
      weightGrams: fc.oneof(fc.constant(expectedParcelGrams(task.lines)), fc.integer({ min: 1, max: 40_000 })),
    })
    .map((scan) => ({ scan }));

/** The right scans and any others, each as often as it likes, in any order. */
export const anyStory: fc.Arbitrary<{ task: Task; steps: Step[] }> = anyTask.chain((task) => {
  const right = smoothSteps(task);
  const outside = fc.constantFrom(...OUTSIDE).map((name): Step => ({ outside: name }));
  const others = fc.array(fc.oneof({ weight: 8, arbitrary: anyScan(task) }, { weight: 1, arbitrary: outside }), {
    maxLength: 20,
  });
  const inOrder = others.chain((more) =>
    fc.array(fc.nat({ max: right.length }), { minLength: more.length, maxLength: more.length }).map((places) => {
      const steps: Step[] = [];
      for (const [at, step] of [...right, undefined].entries()) {
        steps.push(...more.filter((_, index) => places[index] === at));
        if (step) steps.push(step, ...(at % 3 === 0 ? [step] : []));
      }
      return steps;
    }),
  );
  const shuffled = others.chain((more) => {
    const all = [...right, ...right, ...more];
    return fc.shuffledSubarray(all, { minLength: all.length });
  });
  return fc.oneof(inOrder, shuffled).map((steps) => ({ task, steps }));
});
