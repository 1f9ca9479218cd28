import type { Client, WorkflowExecutionStatusName } from '@temporalio/client';
import type { WorkflowRun } from './port.ts';

/** One that was continued as new is never the latest. */
const STATUS: Readonly<Partial<Record<WorkflowExecutionStatusName, WorkflowRun['status']>>> = {
  RUNNING: 'running',
  PAUSED: 'paused',
  COMPLETED: 'completed',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
  TERMINATED: 'terminated',
  TIMED_OUT: 'timed_out',
};

export const findRun = async (client: Client, workflowId: string): Promise<WorkflowRun> => {
  const { runId, status, historyLength, startTime, closeTime } = await client.workflow.getHandle(workflowId).describe();
  return {
    runId,
    status: STATUS[status.name] ?? 'running',
    events: historyLength,
    startedAt: startTime.toISOString(),
    endedAt: closeTime?.toISOString() ?? null,
  };
};
