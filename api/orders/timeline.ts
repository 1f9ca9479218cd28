import type { Timeline, TimelineEntry } from '../../contracts/timeline.ts';
import { escalationWorkflowId, orderWorkflowId } from '../../contracts/workflow-ids.ts';
import { type OrderParts, readParts } from '../../db/queries/order-parts.ts';
import type { OrderRow } from '../../db/queries/order.ts';
import { type Person, readPeople, type TimelineRow, timelineOf } from '../../db/queries/timeline.ts';
import { type StoryActor, STORY_ACTORS } from '../../domain/order/chapter.ts';
import { type FutureFacts, futureOf } from '../../domain/order/future.ts';
import { expectedAt } from '../../domain/order/outlook.ts';
import type { Pace } from '../../domain/pace.ts';
import type { ApiDeps } from '../deps.ts';

/** `maySeeRuns`: who may follow an entry into the workflow behind it. */
type Asked = { readonly row: OrderRow; readonly isStaff: boolean; readonly maySeeRuns: boolean };

/** The story of an order: what happened, who did it, and what comes next. */
export const createTimeline =
  ({ db, pace }: Pick<ApiDeps, 'db' | 'pace'>) =>
  async ({ row, isStaff, maySeeRuns }: Asked): Promise<Timeline> => {
    const [entries, parts] = await Promise.all([
      timelineOf(db, { orderId: row.id, isForStaff: isStaff }),
      readParts(db, row),
    ]);
    const people = isStaff
      ? await readPeople(
          db,
          entries.flatMap(({ by }) => by ?? []),
        )
      : new Map<string, Person>();
    return {
      order_id: row.id,
      entries: entries.map((entry) => presentEntry(entry, { row, people, isStaff, maySeeRuns })),
      next: futureOf(futureFacts(row, parts, pace)).map((step) => ({
        ...step,
        n: step.n ?? null,
        facts: { ...step.facts },
      })),
      read_at: parts.now,
    };
  };

/** Of an order, or of the `n`th of its escalations. */
export const workflowOf = (orderId: string, n?: number): string =>
  n === undefined ? orderWorkflowId(orderId) : escalationWorkflowId(orderId, n);

type Scene = Asked & { readonly people: ReadonlyMap<string, Person> };

const presentEntry = (entry: TimelineRow, { row, people, isStaff, maySeeRuns }: Scene): TimelineEntry => {
  const { by, via, ...told } = entry;
  const { escalationN } = entry.facts;
  const n = typeof escalationN === 'number' ? escalationN : undefined;
  const actor = actorOf(entry, { people, isStaff });
  if (row.imported) return { ...told, actor, workflow_id: null, event_url: null };
  const of = new URLSearchParams({ at: entry.at, ...(n === undefined ? {} : { escalation: String(n) }) });
  const url = `/v1/orders/${row.id}/workflow-event?${of.toString()}`;
  return { ...told, actor, workflow_id: workflowOf(row.id, n), event_url: maySeeRuns ? url : null };
};

const KINDS: Readonly<Record<string, StoryActor>> = { staff: 'staff', robot: 'robot', shop: 'shop', system: 'system' };

const actorOf = ({ by, via }: TimelineRow, { people }: Pick<Scene, 'people' | 'isStaff'>): TimelineEntry['actor'] => {
  if (by === 'customer') return { kind: 'customer', id: null, role: null, name: null };
  const person = by === null ? undefined : people.get(by);
  if (person) {
    const { kind, role, zh, en } = person;
    return { kind: KINDS[kind] ?? 'system', id: by, role, name: { 'zh-CN': zh, en } };
  }
  const [kind = '', id = null] = (via ?? '').split(':');
  const known = STORY_ACTORS.find((each) => each === kind);
  return known === undefined ? null : { kind: known, id, role: null, name: null };
};

const futureFacts = (row: OrderRow, parts: OrderParts, pace: Pace): FutureFacts => {
  const terms = { promisedAt: row.promisedAt, waitingUntil: row.waitingUntil, now: parts.now, pace };
  const { status, waitingOn, waitingUntil, paymentDeadline, reminders, afterSalesUntil, promisedAt } = row;
  return {
    now: parts.now,
    status,
    waitingOn,
    waitingUntil,
    paymentDeadline,
    reminders,
    afterSalesUntil,
    promisedAt,
    isHeld: row.heldBy !== null,
    parcels: parts.shipments.map(({ row: shipment }) => ({
      n: shipment.n,
      status: shipment.status,
      isSettled: shipment.settledAt !== null,
      expectedAt: expectedAt(shipment, terms),
      silenceUntil: shipment.silenceUntil,
    })),
    troubles: parts.troubles,
    refunds: parts.refunds.filter((refund) => ['requested', 'sent', 'unknown'].includes(refund.status)),
  };
};
