import type { Client } from '@temporalio/client';

export type EventTable = Readonly<Record<string, number>>;

const ATTRIBUTES = /EventAttributes$/;

/** How many events of each type a run has, in the order in which the types first appear. */
export const countEvents = async (client: Client, workflowId: string): Promise<EventTable> => {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  const table: Record<string, number> = {};
  for (const event of events ?? []) {
    const name = Object.keys(event).find((key) => ATTRIBUTES.test(key)) ?? 'unknown';
    const type = name.replace(ATTRIBUTES, '');
    table[type] = (table[type] ?? 0) + 1;
  }
  return table;
};

export const sumOf = (table: EventTable): number => Object.values(table).reduce((sum, count) => sum + count, 0);

export const asText = (title: string, table: EventTable): string =>
  [
    `${title}: ${sumOf(table)} events`,
    ...Object.entries(table).map(([type, count]) => `${String(count).padStart(5)} ${type}`),
  ].join('\n');
