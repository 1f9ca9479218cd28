import { EventEmitter } from 'node:events';
import { Logger as JobLogger, makeWorkerUtils, run, type WorkerEvents } from 'graphile-worker';
import postgres from 'postgres';
import type { Log } from '../contracts/log.ts';

type Tasks = Readonly<Record<string, (payload: { id: string }) => Promise<void>>>;

const SWEEP_MS = 10_000;
/** Younger claims are left alone: their worker may not have taken its lock yet. */
const YOUNG = '5 seconds';

/**
 * The queue's workers. Each holds an advisory lock by its name for as long as its process lives, so that jobs of a process
 * that died are freed within seconds; the queue by itself would wait four hours.
 */
export const runJobs = async (url: string, log: Log, tasks: Tasks): Promise<{ stop(): Promise<void> }> => {
  const locks = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => undefined,
    connection: { application_name: 'packhorse job locks' },
  });
  const utils = await makeWorkerUtils({ connectionString: url, logger: quiet(log) });
  const events: WorkerEvents = new EventEmitter();
  events.on('worker:create', ({ worker }) => {
    void locks`SELECT pg_advisory_lock(7303, hashtext(${worker.workerId}))`.catch(() => process.exit(1));
  });
  const sweep = async (): Promise<void> => {
    const dead = await findDeadWorkers(locks);
    if (dead.length === 0) return;
    await utils.forceUnlockWorkers(dead);
    log.warn({ workers: dead.length }, 'freed the jobs of workers that died');
  };
  await sweep();
  const timer = setInterval(() => void sweep().catch(() => undefined), SWEEP_MS);
  const runner = await run({
    connectionString: url,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 1_000,
    events,
    logger: quiet(log),
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task(payload as { id: string })]),
    ),
  });
  return {
    stop: async () => {
      clearInterval(timer);
      await runner.stop();
      await utils.release();
      await locks.end({ timeout: 5 });
    },
  };
};

/** Names that hold jobs while nobody holds their lock. The lock is looked up, not taken: taking it could shut out its owner. */
const findDeadWorkers = async (sql: postgres.Sql): Promise<string[]> => {
  const rows = await sql<{ worker: string }[]>`
    SELECT DISTINCT locked_by AS worker FROM graphile_worker.jobs j
    WHERE locked_by IS NOT NULL AND locked_at < now() - ${YOUNG}::interval
      AND NOT EXISTS (
        SELECT 1 FROM pg_locks l WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
          AND l.classid = 7303 AND l.objid = (hashtext(j.locked_by)::bigint & 4294967295)::oid)`;
  return rows.map(({ worker }) => worker);
};

/** The queue's own chatter at debug; its errors stay errors. */
const quiet = (log: Log): JobLogger =>
  new JobLogger(() => (level, message) => {
    if (level === 'error') log.error({ queue: true }, message);
    if (level === 'warning') log.warn({ queue: true }, message);
  });
