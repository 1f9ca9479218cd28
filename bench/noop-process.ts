import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { temporalAddress } from '../adapters/orchestrator/client.ts';
import { readConfig } from '../config.ts';
import { createDeps } from '../workers/deps.ts';
import { workerOptions } from '../workers/run-worker.ts';

/** A worker with the product's own options and nothing to do; tells its parent of each activity. */
const config = { ...readConfig(), TASK_QUEUE: process.argv[2] ?? 'bench-noop' };
const deps = createDeps(config, 'bench noop');
const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const logger = new DefaultLogger('WARN');
Runtime.install({ shutdownSignals: ['SIGTERM'], logger });

const workflowBundle = await bundleWorkflowCode({
  workflowsPath: new URL(`orders/noop-workflow.${ending}`, import.meta.url).pathname,
  logger,
});
const connection = await NativeConnection.connect(temporalAddress(config));
const { workflowsPath: _, ...options } = workerOptions(config, deps, connection);
const worker = await Worker.create({
  ...options,
  workflowBundle,
  activities: {
    nothing: async (n: number): Promise<number> => {
      process.send?.({ done: n });
      return n;
    },
  },
});
process.once('disconnect', () => worker.shutdown());
process.send?.({ ready: true });
await worker.run();
await Promise.all([connection.close(), deps.database.close()]);
process.exit(0);
