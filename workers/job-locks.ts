import postgres from 'postgres';

export type JobLocks = {
  /** Held for as long as this process lives. */
  take(pool: string): void;
  /** Names that hold jobs while nobody holds their lock. */
  findDead(): Promise<string[]>;
  close(): Promise<void>;
};

/** Younger claims are left alone: their worker may not have taken its lock yet. */
const YOUNG = '5 seconds';

/** The locks live and die with one connection: the driver would open another without them, so its end is told instead. */
export const openJobLocks = (url: string, onLost: () => void): JobLocks => {
  let isClosing = false;
  const lose = (): void => {
    if (!isClosing) onLost();
  };
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => undefined,
    onclose: lose,
    connection: { application_name: 'packhorse job locks' },
  });
  return {
    take: (pool) => {
      sql`SELECT pg_advisory_lock(7303, hashtext(${pool}))`.catch(lose);
    },
    findDead: () => findDeadWorkers(sql),
    close: async () => {
      isClosing = true;
      await sql.end({ timeout: 5 });
    },
  };
};

/** The lock is looked up, not taken: taking it could shut out its owner. */
const findDeadWorkers = async (sql: postgres.Sql): Promise<string[]> => {
  const rows = await sql<{ worker: string }[]>`
    SELECT DISTINCT locked_by AS worker FROM graphile_worker.jobs j
    WHERE locked_by IS NOT NULL AND locked_at < now() - ${YOUNG}::interval
      AND NOT EXISTS (
        SELECT 1 FROM pg_locks l WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
          AND l.classid = 7303 AND l.objid = (hashtext(j.locked_by)::bigint & 4294967295)::oid)`;
  return rows.map(({ worker }) => worker);
};
