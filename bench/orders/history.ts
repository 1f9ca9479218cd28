import { Client, Connection } from '@temporalio/client';
import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import { median } from '../kit/statistic.ts';

export type Histories = {
  readonly events: number;
  /** Of an order with the median number of events: how many of each type, in the order of their first appearance. */
  readonly types: Readonly<Record<string, number>>;
  /** The same order's story: one line per event. */
  readonly story: readonly string[];
};

type HistoryEvent = object & {
  readonly workflowExecutionSignaledEventAttributes?: { readonly signalName?: string | null } | null;
  readonly activityTaskScheduledEventAttributes?: {
    readonly activityType?: { readonly name?: string | null } | null;
  } | null;
};

const SUFFIX = 'EventAttributes';

const typeOf = (event: HistoryEvent): string => {
  const filled = Object.entries(event).find(([name, value]) => name.endsWith(SUFFIX) && value !== null);
  return filled?.[0].slice(0, -SUFFIX.length) ?? 'unknown';
};

const lineOf = (event: HistoryEvent): string => {
  const signal = event.workflowExecutionSignaledEventAttributes?.signalName;
  const activity = event.activityTaskScheduledEventAttributes?.activityType?.name;
  return [typeOf(event), signal ?? activity].filter(Boolean).join(' ');
};

/** What the server keeps of each of these orders, counted as an outsider would. */
export const readHistories = async (address: string, orderIds: readonly string[]): Promise<Histories> => {
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  const histories: HistoryEvent[][] = [];
  for (const id of orderIds) {
    const { events } = await client.workflow.getHandle(orderWorkflowId(id)).fetchHistory();
    histories.push((events ?? []) as HistoryEvent[]);
  }
  await connection.close();
  const events = median(histories.map(({ length }) => length));
  const usual = histories.find(({ length }) => length === Math.round(events)) ?? histories[0] ?? [];
  const types: Record<string, number> = {};
  for (const event of usual) types[typeOf(event)] = (types[typeOf(event)] ?? 0) + 1;
  return { events, types, story: usual.map(lineOf) };
};
