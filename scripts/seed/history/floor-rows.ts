import type { pickTask, scan } from '../../../db/schema/shipment.ts';
import type { ScanKind } from '../../../domain/picking/status.ts';
import { MINUTE_MS } from '../../../world/history/clock.ts';
import { createIds, type MakeId } from '../../../world/history/id.ts';
import type { Instant, PastOrder } from '../../../world/history/types.ts';
import { createRandom } from '../../../world/random.ts';
import type { World } from '../../../world/types.ts';
import type { Rows } from './copy.ts';
import { iso } from './order-rows.ts';
import { measuredGrams, type OnRoad, onRoadOf, sentOf } from './shipment-rows.ts';

/** The floor's service time for a pick. */
const PICK_MS = 240 * MINUTE_MS;

export const pickTaskRows = (past: readonly PastOrder[]): Rows<typeof pickTask> =>
  sentOf(past).flatMap(({ sent }) => {
    const { task, road, warehouse } = sent;
    if (task === null) return [];
    return [
      {
        id: task.id,
        shipmentId: sent.id,
        warehouse,
        state: road === null ? ('cancelled' as const) : ('done' as const),
        claimedBy: road === null ? null : task.picker,
        createdAt: iso(task.releasedAt),
        dueAt: iso(task.releasedAt + PICK_MS),
      },
    ];
  });

type Scanned = {
  readonly kind: ScanKind;
  readonly at: Instant;
  readonly by: string;
  readonly barcode?: string | undefined;
  readonly sku?: string;
  readonly quantity?: number;
  readonly grams?: number;
};

/** A part of the time between two instants. */
const amid = (from: Instant, to: Instant, share: number): Instant => Math.round(from + (to - from) * share);

const scansOf = ({ sent, task, road }: OnRoad, barcodes: ReadonlyMap<string, string>): readonly Scanned[] => {
  const { pickedAt, packedAt, picker, station: by } = task;
  const articles = sent.lines.map(({ sku, quantity }) => ({ sku, quantity, barcode: barcodes.get(sku) }));
  const shareOf = (index: number): number => (index + 1) / (articles.length + 1);
  const startedAt = pickedAt - (packedAt - pickedAt) / 2;
  return [
    ...articles.map((article, n) => ({
      ...article,
      kind: 'pick' as const,
      by: picker,
      at: amid(startedAt, pickedAt, shareOf(n)),
    })),
    ...articles.map((article, n) => ({
      ...article,
      kind: 'pack' as const,
      by,
      at: amid(pickedAt, packedAt, 0.8 * shareOf(n)),
    })),
    { kind: 'weigh', by, at: amid(pickedAt, packedAt, 0.9), grams: measuredGrams(sent, road) },
    { kind: 'verify', by, at: packedAt, barcode: task.parcelId },
    { kind: 'label', by, at: road.bookedAt },
    { kind: 'hand_over', by: picker, at: road.handedOverAt, barcode: road.trackingNumber },
  ];
};

const scanRow = (pickTaskId: string, scanned: Scanned, makeId: MakeId): Rows<typeof scan>[number] => ({
  id: makeId('scn', scanned.at),
  pickTaskId,
  kind: scanned.kind,
  barcode: scanned.barcode ?? null,
  sku: scanned.sku ?? null,
  quantity: scanned.quantity ?? null,
  weightGrams: scanned.grams ?? null,
  outcome: 'accepted',
  principalId: scanned.by,
  at: iso(scanned.at),
});

export const createScanRows = ({ sku, seed }: World) => {
  const barcodes = new Map(sku.map((row) => [row.sku, row.barcode]));
  const makeId = createIds(createRandom(seed, 'history/scan'));
  return (past: readonly PastOrder[]): Rows<typeof scan> =>
    onRoadOf(past).flatMap((each) => scansOf(each, barcodes).map((scanned) => scanRow(each.task.id, scanned, makeId)));
};
