import { createTemporalClient } from '../../adapters/orchestrator/client.ts';
import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import type { RunRow } from './evidence.ts';

/** How the workflow of each order stands, and how long its history is. */
export const readRuns = async (temporalAddress: string, orderIds: readonly string[]): Promise<RunRow[]> => {
  const client = createTemporalClient({
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: process.env.TEMPORAL_NAMESPACE ?? 'default',
    TEMPORAL_API_KEY: process.env.TEMPORAL_API_KEY,
    TEMPORAL_TLS: process.env.TEMPORAL_TLS === 'true',
  });
  try {
    const runs: RunRow[] = [];
    for (const orderId of orderIds) {
      const { status, historyLength } = await client.workflow.getHandle(orderWorkflowId(orderId)).describe();
      runs.push({ orderId, status: status.name, events: historyLength });
    }
    return runs;
  } finally {
    await client.connection.close();
  }
};
