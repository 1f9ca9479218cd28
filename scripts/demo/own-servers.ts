import postgres from 'postgres';

const quietly = (url: string) => postgres(url, { max: 1, onnotice: () => undefined });

const withDatabase = (url: string, name: string): string => {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.toString();
};

const run = async (url: string, statement: string): Promise<void> => {
  const sql = quietly(url);
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 5 });
  }
};

/**
 * Where servers are given from outside, a run that must be by itself gets a database and a task queue of its own there.
 * Answers how to give them back.
 */
export const useOwnServers = async (): Promise<() => Promise<void>> => {
  const { DATABASE_URL: given, TEMPORAL_ADDRESS } = process.env;
  const name = `packhorse_exit_${process.pid}`;
  if (TEMPORAL_ADDRESS) process.env.TASK_QUEUE = name;
  if (!given) return async () => undefined;
  await run(given, `CREATE DATABASE ${name}`);
  process.env.DATABASE_URL = withDatabase(given, name);
  return () => run(given, `DROP DATABASE ${name} WITH (FORCE)`);
};
