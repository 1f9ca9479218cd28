import type { TaskQueueState } from './port.ts';
import type { TemporalOrchestrator } from './temporal.ts';

/** The server's numbers for its two kinds of work. */
const WORKFLOWS = 1;
const ACTIVITIES = 2;
/** A poll that finds nothing lasts a minute. */
const POLLING_MS = 90_000;
const CALL_MS = 2_000;

type Span = { readonly seconds?: unknown; readonly nanos?: number | null } | null | undefined;

const toMs = (span: Span): number => Number(span?.seconds ?? 0) * 1_000 + Math.round((span?.nanos ?? 0) / 1_000_000);

const describe = async ({ client, taskQueue }: TemporalOrchestrator, taskQueueType: number) => {
  const { namespace } = client.options;
  const { pollers, stats } = await client.workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name: taskQueue },
    taskQueueType,
    reportStats: true,
  });
  const fresh = (pollers ?? []).filter(({ lastAccessTime }) => Date.now() - toMs(lastAccessTime) < POLLING_MS);
  return {
    identities: fresh.map(({ identity }) => identity ?? ''),
    backlog: Number(stats?.approximateBacklogCount ?? 0),
    oldestMs: toMs(stats?.approximateBacklogAge),
  };
};

export const readTaskQueue = (options: TemporalOrchestrator): Promise<TaskQueueState> =>
  options.client.withDeadline(Date.now() + CALL_MS, async () => {
    const kinds = await Promise.all([WORKFLOWS, ACTIVITIES].map((kind) => describe(options, kind)));
    return {
      pollers: new Set(kinds.flatMap(({ identities }) => identities)).size,
      backlog: kinds.reduce((sum, { backlog }) => sum + backlog, 0),
      oldestMs: Math.max(...kinds.map(({ oldestMs }) => oldestMs)),
    };
  });
