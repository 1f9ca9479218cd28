import { type NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import { createActivities } from '../activities/index.ts';
import type { Config } from '../config.ts';
import type { WorkerDeps } from './deps.ts';
import { registerSearchAttributes } from './search-attributes.ts';
import { createTemporalClient } from '../adapters/orchestrator/client.ts';

/** From sources under tsx, from dist when built. */
const workflowsPath = (): string =>
  new URL(import.meta.url.endsWith('.ts') ? '../workflows/index.ts' : '../workflows/index.js', import.meta.url)
    .pathname;

export const workerOptions = (config: Config, deps: WorkerDeps, connection: NativeConnection): WorkerOptions => ({
  connection,
  namespace: config.TEMPORAL_NAMESPACE,
  taskQueue: config.TASK_QUEUE,
  ...(config.WORKFLOW_BUNDLE === undefined
    ? { workflowsPath: workflowsPath() }
    : { workflowBundle: { codePath: config.WORKFLOW_BUNDLE } }),
  activities: createActivities(deps),
  maxCachedWorkflows: config.MAX_CACHED_WORKFLOWS,
  stickyQueueScheduleToStartTimeout: config.STICKY_TIMEOUT_MS,
  maxConcurrentLocalActivityExecutions: config.DATABASE_POOL,
  maxConcurrentActivityTaskExecutions: 50,
  shutdownGraceTime: '10s',
});

/** The worker of the task queue `order`. Ends when it is told to, with its activities finished. */
export const runWorker = async (config: Config, deps: WorkerDeps, connection: NativeConnection): Promise<void> => {
  const client = createTemporalClient(config);
  await registerSearchAttributes(client);
  await client.connection.close();
  const worker = await Worker.create(workerOptions(config, deps, connection));
  deps.log.info({ taskQueue: config.TASK_QUEUE }, 'ready');
  await worker.run();
};
