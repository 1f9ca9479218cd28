import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import { makeWorkerUtils } from 'graphile-worker';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';

/** dist/ holds no SQL: migrations are read where they were written, two folders up from dist/db. */
const migrationsFolder = (): string => {
  const here = join(import.meta.dirname, 'migrations');
  return existsSync(here) ? here : join(import.meta.dirname, '..', '..', 'db', 'migrations');
};

/** Brings a database to the present shape, the job queue's schema included. Safe to repeat and to run from several processes. */
export const migrate = async (url: string): Promise<void> => {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql`SELECT pg_advisory_lock(7300)`;
    await runMigrations(drizzle(sql), { migrationsFolder: migrationsFolder() });
    const jobs = await makeWorkerUtils({ connectionString: url });
    await jobs.migrate();
    await jobs.release();
  } finally {
    await sql.end({ timeout: 5 });
  }
};
