import { sql } from 'drizzle-orm';
import type { Transaction } from '../client.ts';

/** The job row is the outbox. A name and an id make one job. */
export const addJobs = async (tx: Transaction, task: string, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  const specs = ids.map((id) => ({ identifier: task, payload: { id }, max_attempts: 12, job_key: `${task}:${id}` }));
  await tx.execute(sql`
    SELECT 1 FROM graphile_worker.add_jobs(ARRAY(
      SELECT jsonb_populate_record(NULL::graphile_worker.job_spec, spec) FROM jsonb_array_elements(${JSON.stringify(specs)}::jsonb) spec))`);
};
