import { type Client, isGrpcServiceError } from '@temporalio/client';
import type { WorkflowEvent } from './port.ts';

type Answer = Awaited<ReturnType<Client['workflowService']['getWorkflowExecutionHistory']>>;
type HistoryEvent = NonNullable<NonNullable<Answer['history']>['events']>[number];
type Instant = HistoryEvent['eventTime'];

const PAGE_EVENTS = 200;
/** A run is continued as new long before that. */
const MOST_PAGES = 60;
const MOST_RUNS = 30;

const toMs = (at: Instant): number => Number(at?.seconds ?? 0) * 1_000 + Math.floor((at?.nanos ?? 0) / 1_000_000);

/** Local steps are written down together, after the task that ran them; when each began, its marker says. */
const beganMs = ({ markerRecordedEventAttributes: marker }: HistoryEvent): number | undefined => {
  const data = marker?.details?.data?.payloads?.[0]?.data;
  if (!data) return undefined;
  try {
    const told = JSON.parse(new TextDecoder().decode(data)) as { original_schedule_time?: Instant };
    return told.original_schedule_time ? toMs(told.original_schedule_time) : undefined;
  } catch {
    return undefined;
  }
};

/** Workflow tasks are how it is done, not what happened. */
const happened = (event: HistoryEvent): boolean =>
  !event.workflowTaskScheduledEventAttributes &&
  !event.workflowTaskStartedEventAttributes &&
  !event.workflowTaskCompletedEventAttributes &&
  !event.workflowTaskTimedOutEventAttributes &&
  !event.workflowTaskFailedEventAttributes;

type Run = { readonly workflowId: string; readonly runId: string };

async function* eventsOf({ workflowService, options: { namespace } }: Client, execution: Run) {
  let nextPageToken: Uint8Array | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await workflowService.getWorkflowExecutionHistory({
      namespace,
      execution,
      maximumPageSize: PAGE_EVENTS,
      ...(nextPageToken ? { nextPageToken } : {}),
    });
    yield* answer.history?.events ?? [];
    if (!answer.nextPageToken?.length) return;
    nextPageToken = answer.nextPageToken;
  }
}

type Found = { readonly event?: HistoryEvent | undefined; readonly before?: string };

/** Whether that event stands for the moment: of the steps of one task it is the last that had begun by then. */
const standsFor = (event: HistoryEvent, next: HistoryEvent, atMs: number): boolean => {
  if (toMs(event.eventTime) < atMs) return false;
  return beganMs(event) === undefined || (beganMs(next) ?? Infinity) > atMs;
};

/** The event, or the run before this one when that moment lies before its beginning. */
const searchRun = async (client: Client, run: Run, atMs: number): Promise<Found> => {
  let last: HistoryEvent | undefined;
  for await (const event of eventsOf(client, run)) {
    const before = event.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
    if (before && toMs(event.eventTime) > atMs) return { before };
    if (!happened(event)) continue;
    if (last && standsFor(last, event, atMs)) break;
    last = event;
  }
  return { event: last };
};

const NOT_FOUND = 5;

const isGone = (error: unknown): boolean => isGrpcServiceError(error) && Number(error.code) === NOT_FOUND;

/** Undefined once the server keeps the run no longer. */
const searchIfKept = (client: Client, run: Run, atMs: number): Promise<Found | undefined> =>
  searchRun(client, run, atMs).catch((error: unknown) => {
    if (isGone(error)) return undefined;
    throw error;
  });

/** The first event at or after a moment, or the last one; through the runs that were continued as new and are kept. */
export const findEvent = async (
  client: Client,
  { workflowId, at }: { readonly workflowId: string; readonly at: string },
): Promise<WorkflowEvent | undefined> => {
  const atMs = Date.parse(at);
  let { runId } = await client.workflow.getHandle(workflowId).describe();
  let earliest: WorkflowEvent | undefined;
  for (let runs = 0; runs < MOST_RUNS; runs += 1) {
    const { event, before } = (await searchIfKept(client, { workflowId, runId }, atMs)) ?? {};
    if (event) return { runId, eventId: String(event.eventId) };
    if (!before) return earliest;
    earliest = { runId, eventId: '1' };
    runId = before;
  }
  return earliest;
};
