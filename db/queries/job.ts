import { sql } from 'drizzle-orm';
import type { Transaction } from '../client.ts';

type Jobs = { readonly ids: readonly string[]; readonly runAt?: string };

/** The job row is the outbox. A name and an id make one job: added again it is the same one, at another time. */
export const addJobs = async (tx: Transaction, task: string, { ids, runAt }: Jobs): Promise<void> => {
  if (ids.length === 0) return;
  const common = { identifier: task, max_attempts: 12, ...(runAt === undefined ? {} : { run_at: runAt }) };
  const specs = ids.map((id) => ({ ...common, payload: { id }, job_key: `${task}:${id}` }));
  await tx.execute(sql`
    SELECT 1 FROM graphile_worker.add_jobs(ARRAY(
      SELECT jsonb_populate_record(NULL::graphile_worker.job_spec, spec) FROM jsonb_array_elements(${JSON.stringify(specs)}::jsonb) spec))`);
};
