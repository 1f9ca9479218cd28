import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { rollBetween } from '../kit/random.ts';
import type { Simulator } from '../kit/server.ts';
import type { Driver } from './driver.ts';
import type { Handheld, ScanBody, Scanned, Task } from './handheld.ts';

/** Mistakes that robots make when a rule says so; the key of a rule is the order's reference. */
export const MISTAKES = ['wrong_item', 'wrong_weight'] as const;

export type RobotParts = {
  readonly sim: Simulator;
  readonly handheld: Handheld;
  readonly driver: Driver;
  readonly paceHuman: number;
  readonly stop: AbortSignal;
  readonly isPaused: (warehouse: string) => boolean;
};

/** Seconds of human work in front of a scan: a walk to the shelf, a grip at the bench. */
const WORK_MS: Readonly<Record<string, { min: number; max: number }>> = {
  pick: { min: 8_000, max: 20_000 },
  put_back: { min: 8_000, max: 20_000 },
  pack: { min: 3_000, max: 8_000 },
};
const GRIP_MS = { min: 1_500, max: 4_000 };

const NO_ARTICLE = '2999999999995';
/** Within every tolerance. */
const SCALE_ERROR_GRAMS = 10;

type Scan = Omit<ScanBody, 'scan_id'>;

export const ruleKeyOf = (task: Pick<Task, 'order_reference' | 'order_id'>): string =>
  task.order_reference ?? task.order_id;

const LEFT: Readonly<Record<string, (line: Task['lines'][number]) => number>> = {
  pick: (line) => line.quantity - line.picked,
  pack: (line) => line.quantity - line.packed,
  put_back: (line) => line.picked - line.put_back,
};

/** The right scan for what the task wants next. */
const rightScan = (task: Task, kind: string, seed: string): Scan => {
  const left = LEFT[kind];
  const line = left && task.lines.find((each) => left(each) > 0);
  if (left && line) return { kind, barcode: line.barcode, quantity: left(line) };
  if (kind === 'weigh') {
    const off = rollBetween({ min: -SCALE_ERROR_GRAMS, max: SCALE_ERROR_GRAMS }, seed, 'scale', ruleKeyOf(task));
    return { kind, weight_grams: Math.max(1, task.expected_weight_grams + off) };
  }
  return { kind, barcode: kind === 'hand_over' ? (task.parcel.tracking_number ?? task.parcel.id) : task.parcel.id };
};

type Wrong = { readonly scan: Scan; readonly mistake: (typeof MISTAKES)[number] };

/** The mistake that is due now: a wrong article only while nothing has been picked yet. */
const wrongScan = (task: Task, kind: string, { sim }: RobotParts): Wrong | undefined => {
  const call = { op: `floor.${kind}`, key: ruleKeyOf(task) };
  if (kind === 'pick' && task.lines.every((line) => line.picked === 0) && sim.faults.fire(call, ['wrong_item'])) {
    return { scan: { kind, barcode: NO_ARTICLE, quantity: 1 }, mistake: 'wrong_item' };
  }
  if (kind === 'weigh' && sim.faults.fire(call, ['wrong_weight'])) {
    const weight_grams = Math.round(task.expected_weight_grams * 1.4) + 200;
    return { scan: { kind, weight_grams }, mistake: 'wrong_weight' };
  }
  return undefined;
};

type Attempt = { readonly task: Task; readonly scan: Scan; readonly mistake: string | undefined };

const createHands = ({ sim, handheld, driver, paceHuman, stop }: RobotParts) => {
  const note = ({ task, scan, mistake }: Attempt, scanned: Scanned): void => {
    const code = 'refused' in scanned ? { code: scanned.refused } : {};
    sim.journal.write({
      op: `floor.${scan.kind}`,
      key: ruleKeyOf(task),
      effect: 'refused' in scanned ? 'refused' : 'accepted',
      detail: { task: task.id, warehouse: task.warehouse, ...code },
      ...(mistake === undefined ? {} : { fault: mistake }),
    });
  };
  return async (attempt: Attempt): Promise<Scanned> => {
    const { task, scan } = attempt;
    const work = rollBetween(WORK_MS[scan.kind] ?? GRIP_MS, sim.seed, scan.kind, ruleKeyOf(task));
    await wait(work / paceHuman, undefined, { signal: stop });
    if (scan.kind === 'hand_over') await driver.announce(task);
    const scanned = await handheld.scan(task.id, { scan_id: randomUUID(), ...scan });
    note(attempt, scanned);
    if (scan.kind === 'hand_over' && 'task' in scanned) driver.send(task);
    return scanned;
  };
};

/** Works on one task until it is done, paused or has to wait. False: it was refused and wants to be left for a while. */
export const workTask = async (id: string, parts: RobotParts): Promise<boolean> => {
  const scanWith = createHands(parts);
  let task = await parts.handheld.read(id);
  let mayErr = true;
  while (task.next !== null && task.next !== 'wait' && !parts.isPaused(task.warehouse)) {
    const wrong: Wrong | undefined = mayErr ? wrongScan(task, task.next, parts) : undefined;
    const scan: Scan = wrong?.scan ?? rightScan(task, task.next, parts.sim.seed);
    const scanned: Scanned = await scanWith({ task, scan, mistake: wrong?.mistake });
    mayErr = wrong === undefined;
    if ('task' in scanned) task = scanned.task;
    else if (mayErr) return false;
  }
  return true;
};
