import postgres from 'postgres';
import { expect, test, vi } from 'vitest';
import { createDatabase } from '../support/database.ts';
import { createLog } from '../../adapters/log.ts';
import { openJobLocks } from '../../workers/job-locks.ts';
import { runJobs } from '../../workers/run-jobs.ts';

const locksHeld = (sql: postgres.Sql) => sql`
  SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND classid = 7303 AND granted`;

test('whoever loses the connection with its job locks is told, and whoever gives it back is not', async (t) => {
  const { url } = await createDatabase(t);
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  t.onTestFinished(() => sql.end());
  const cut = vi.fn<() => void>();
  const kept = vi.fn<() => void>();
  const locks = openJobLocks(url, cut);
  const others = openJobLocks(url, kept);
  locks.take('worker-1');
  others.take('worker-2');
  await vi.waitFor(async () => expect(await locksHeld(sql)).toHaveLength(2));
  await others.close();
  await vi.waitFor(async () => expect(await locksHeld(sql)).toHaveLength(1));
  await sql`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = 7303`;
  await vi.waitFor(() => expect(cut).toHaveBeenCalled());
  expect(kept).not.toHaveBeenCalled();
  await locks.close();
});

test("a job that takes its time is nobody else's, however long it has been at it", async (t) => {
  const { url } = await createDatabase(t);
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  t.onTestFinished(() => sql.end());
  let finish = (): void => undefined;
  const slow = new Promise<void>((resolve) => (finish = resolve));
  const runner = await runJobs(url, createLog('silent', 'jobs'), { deliver_webhook: () => slow });
  await sql`SELECT graphile_worker.add_job('deliver_webhook', '{"id":"1"}')`;
  await vi.waitFor(async () =>
    expect(await sql`SELECT 1 FROM graphile_worker.jobs WHERE locked_by IS NOT NULL`).toHaveLength(1),
  );
  await sql`UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 hour'`;
  const others = openJobLocks(url, () => undefined);
  const dead = await others.findDead();
  finish();
  await runner.stop();
  await others.close();
  expect(dead).toEqual([]);
});
