import postgres from 'postgres';
import { expect, test, vi } from 'vitest';
import { createDatabase } from '../support/database.ts';
import { openJobLocks } from '../../workers/job-locks.ts';

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
