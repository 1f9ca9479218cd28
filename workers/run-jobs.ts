import { EventEmitter } from 'node:events';
import { makeWorkerUtils, run, type WorkerEvents, type WorkerUtils } from 'graphile-worker';
import type { Log } from '../contracts/log.ts';
import { createJobLog } from './job-log.ts';
import { type JobLocks, openJobLocks } from './job-locks.ts';

type Tasks = Readonly<Record<string, (payload: { id: string }) => Promise<void>>>;

const SWEEP_MS = 10_000;
/** They mostly wait for others. */
const AT_ONCE = 8;

/**
 * The queue's workers. Their pool holds an advisory lock by its name for as long as its process lives, so that jobs of one
 * that died are freed within seconds; the queue by itself would wait four hours.
 */
export const runJobs = async (url: string, log: Log, tasks: Tasks): Promise<{ stop(): Promise<void> }> => {
  const locks = openJobLocks(url, () => leave(log));
  const logger = createJobLog(log);
  const utils = await makeWorkerUtils({ connectionString: url, logger });
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => locks.take(workerPool.id));
  const sweep = createSweep(locks, utils, log);
  await sweep();
  const timer = setInterval(() => void sweep().catch(() => undefined), SWEEP_MS);
  const runner = await run({
    connectionString: url,
    concurrency: AT_ONCE,
    noHandleSignals: true,
    // Taken and settled in batches: what a process had done when it died is found done by whoever repeats it.
    preset: { worker: { localQueue: { size: AT_ONCE }, completeJobBatchDelay: 100 } },
    pollInterval: 1_000,
    events,
    logger,
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task(payload as { id: string })]),
    ),
  });
  return {
    stop: async () => {
      clearInterval(timer);
      await runner.stop();
      await utils.release();
      await locks.close();
    },
  };
};

/** Without its locks this process would look dead, and its jobs be done twice: the supervisor starts another one. */
const leave = (log: Log): void => {
  log.error({}, 'the connection that holds the job locks has gone');
  process.exit(1);
};

const createSweep = (locks: JobLocks, utils: WorkerUtils, log: Log) => async (): Promise<void> => {
  const dead = await locks.findDead();
  if (dead.length === 0) return;
  await utils.forceUnlockWorkers(dead);
  log.warn({ workers: dead.length }, 'freed the jobs of workers that died');
};
