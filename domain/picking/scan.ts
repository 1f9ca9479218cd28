import { type Fault, fault } from '../faults.ts';
import { refuse, type Result, resultOf, succeed } from '../result.ts';
import type { ShipmentStatus } from '../shipment/status.ts';
import type { PickTaskState, ScanKind } from './status.ts';
import { standingOf, type Task, type TaskLine, toPack, toPick, toPutBack, unitsLeft } from './task.ts';
import { weightFaults } from './weight.ts';

export type Scan = {
  readonly kind: ScanKind;
  readonly barcode?: string | undefined;
  /** The article that the barcode belongs to, in this task or not. */
  readonly sku?: string | undefined;
  readonly quantity?: number | undefined;
  readonly weightGrams?: number | undefined;
};

/** What an accepted scan does. States are those passed through, in order. */
export type ScanEffects = {
  readonly task: readonly PickTaskState[];
  readonly shipment: readonly ShipmentStatus[];
  readonly article?: { readonly sku: string; readonly quantity: number };
  readonly weightGrams?: number;
  readonly isPrinted?: true;
};

type Rule = (task: Task, scan: Scan) => Result<ScanEffects>;

/** Decides what a scan does to its task, or names everything that is wrong with it. */
export const decideScan = (task: Task, scan: Scan): Result<ScanEffects> => {
  const standing = standingOf(task);
  if (standing === 'put_back' && scan.kind === 'put_back') return putBack(task, scan);
  if (standing === 'put_back' || standing === 'cancelled') return refuse(fault('SHIPMENT_CANCELLED'));
  return RULES[scan.kind](task, scan);
};

const outOfTurn = (task: Task, scan: Scan): readonly Fault[] => [
  fault('TRANSITION_INVALID', '/kind', { state: standingOf(task), kind: scan.kind }),
];

const wrongItem = (scan: Scan, wanted: readonly string[]): Fault =>
  fault('SCAN_WRONG_ITEM', '/barcode', {
    scanned: scan.barcode ?? '',
    ...(scan.sku === undefined ? {} : { sku: scan.sku }),
    wanted,
  });

/** `step` is the scan that has to come first. */
const stepMissing = (step: ScanKind, facts: Fault['facts'] = {}): Fault =>
  fault('SCAN_INCOMPLETE', '/kind', { step, ...facts });

const unitsMissing = (
  step: ScanKind,
  lines: readonly TaskLine[],
  left: (line: TaskLine) => number,
): readonly Fault[] => {
  const missing = lines.filter((line) => left(line) > 0).map(({ sku }) => sku);
  return missing.length === 0 ? [] : [stepMissing(step, { missing, units: unitsLeft(lines, left) })];
};

type Article = { readonly sku: string; readonly quantity: number; readonly isLast: boolean };

/** The scanned article has to be one of which enough units are still left to do. */
const findArticle = ({ lines }: Task, scan: Scan, left: (line: TaskLine) => number): Result<Article> => {
  const line = lines.find(({ barcode }) => barcode === scan.barcode);
  if (!line)
    return refuse(
      wrongItem(
        scan,
        lines.filter((each) => left(each) > 0).map(({ sku }) => sku),
      ),
    );
  const quantity = scan.quantity ?? 1;
  const { sku } = line;
  if (quantity > left(line))
    return refuse(fault('SCAN_TOO_MANY', '/quantity', { sku, scanned: quantity, wanted: left(line) }));
  return succeed({ sku, quantity, isLast: unitsLeft(lines, left) === quantity });
};

const pick: Rule = (task, scan) => {
  if (task.isHeld) return refuse(fault('ORDER_HELD', '/kind'));
  const found = findArticle(task, scan, toPick);
  if (!found.ok) return found;
  const { isLast, ...article } = found.value;
  const states = [...(task.state === 'open' ? (['picking'] as const) : []), ...(isLast ? (['picked'] as const) : [])];
  return succeed({ article, task: states, shipment: states });
};

const pack: Rule = (task, scan) => {
  const found = findArticle(task, scan, toPack);
  const faults = [...unitsMissing('pick', task.lines, toPick), ...(found.ok ? [] : found.faults)];
  if (!found.ok || faults.length > 0) return refuse(...faults);
  const { sku, quantity } = found.value;
  return succeed({ article: { sku, quantity }, task: [], shipment: [] });
};

const putBack: Rule = (task, scan) => {
  const found = findArticle(task, scan, toPutBack);
  if (!found.ok) return found;
  const { isLast, ...article } = found.value;
  return succeed({ article, task: isLast ? ['cancelled'] : [], shipment: [] });
};

/** Where a scan names the parcel, it has to be this one: by its own number, or by the carrier's. */
const parcelFaults = ({ parcel }: Task, scan: Scan): readonly Fault[] => {
  const names = [parcel.id, ...(parcel.trackingNumber === null ? [] : [parcel.trackingNumber])];
  return scan.barcode === undefined || names.includes(scan.barcode) ? [] : [wrongItem(scan, names)];
};

const weigh: Rule = (task, scan) => {
  if (task.state === 'packed' || task.state === 'done') return refuse(...outOfTurn(task, scan));
  const { lines } = task;
  const weightGrams = scan.weightGrams ?? 0;
  const missing = unitsMissing('pack', lines, toPack);
  const faults = [...parcelFaults(task, scan), ...(missing.length > 0 ? missing : weightFaults(lines, weightGrams))];
  return resultOf(faults, () => ({ weightGrams, task: [], shipment: [] }));
};

/** The second look at a parcel that has been packed and weighed: from here on it is the carrier's business. */
const verify: Rule = (task, scan) => {
  if (task.state === 'packed' || task.state === 'done') return refuse(...outOfTurn(task, scan));
  const { lines, parcel } = task;
  const faults = [
    ...(scan.barcode === parcel.id ? [] : [wrongItem(scan, [parcel.id])]),
    ...unitsMissing('pack', lines, toPack),
    ...(parcel.weightGrams === null ? [stepMissing('weigh')] : []),
  ];
  return resultOf(faults, () => ({ task: ['packed'], shipment: ['packed'] }));
};

const atTheDoor = (task: Task, scan: Scan): readonly Fault[] => [
  ...parcelFaults(task, scan),
  ...(task.state === 'packed' ? [] : [stepMissing('verify')]),
  ...(task.parcel.isLabelled ? [] : [fault('LABEL_MISSING')]),
];

/** Printing once more is no fault: labels tear. */
const label: Rule = (task, scan) =>
  task.state === 'done'
    ? refuse(...outOfTurn(task, scan))
    : resultOf(atTheDoor(task, scan), () => ({ isPrinted: true, task: [], shipment: [] }));

/** Nothing leaves that is not booked, labelled and paid for. */
const handOver: Rule = (task, scan) => {
  if (task.state === 'done') return refuse(...outOfTurn(task, scan));
  const { isLabelled, isPrinted } = task.parcel;
  const faults = [
    ...atTheDoor(task, scan),
    ...(isLabelled && !isPrinted ? [stepMissing('label')] : []),
    ...(task.isCaptureDue ? [fault('CAPTURE_MISSING')] : []),
  ];
  return resultOf(faults, () => ({ task: ['done'], shipment: ['handed_over'] }));
};

const RULES: Readonly<Record<ScanKind, Rule>> = {
  pick,
  pack,
  weigh,
  verify,
  label,
  hand_over: handOver,
  put_back: (task, scan) => refuse(...outOfTurn(task, scan)),
};

const COUNTED = { pick: 'picked', pack: 'packed', put_back: 'putBack' } as const satisfies Partial<
  Record<ScanKind, keyof TaskLine>
>;

const count = (
  lines: readonly TaskLine[],
  kind: keyof typeof COUNTED,
  { sku, quantity }: Omit<Article, 'isLast'>,
): readonly TaskLine[] =>
  lines.map((line) => (line.sku === sku ? { ...line, [COUNTED[kind]]: line[COUNTED[kind]] + quantity } : line));

const isCounted = (kind: ScanKind): kind is keyof typeof COUNTED => kind in COUNTED;

/** The task as it stands once an accepted scan has been written. */
export const afterScan = (task: Task, kind: ScanKind, { article, ...effects }: ScanEffects): Task => ({
  ...task,
  state: effects.task.at(-1) ?? task.state,
  shipment: effects.shipment.at(-1) ?? task.shipment,
  lines: article && isCounted(kind) ? count(task.lines, kind, article) : task.lines,
  parcel: {
    ...task.parcel,
    weightGrams: effects.weightGrams ?? task.parcel.weightGrams,
    isPrinted: effects.isPrinted ?? task.parcel.isPrinted,
  },
});
