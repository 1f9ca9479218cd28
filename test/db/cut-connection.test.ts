import { connect, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connectDatabase, type DatabaseClient } from '../../db/client.ts';
import { openPool } from '../../db/pool.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

const codeOf = (error: unknown): string => {
  for (let at = error; at instanceof Error; at = at.cause) if ('code' in at) return String(at.code);
  return String(error);
};

const outcomeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', codeOf);

describe('a connection that is cut', () => {
  let database: TestDatabase;
  let client: DatabaseClient;
  let admin: postgres.Sql;
  beforeAll(async () => {
    database = await createDatabase();
    admin = postgres(database.url, { max: 1, onnotice: () => undefined });
    await admin`CREATE TABLE note (text text NOT NULL)`;
    client = connectDatabase(database.url, { max: 2, application: 'victim' });
  });
  afterAll(async () => {
    await client.close();
    await admin.end();
    await database.drop();
  });

  const cut = () => admin`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'victim'`;
  const notes = async (): Promise<string[]> => (await admin`SELECT text FROM note`).map((row) => String(row.text));
  const write = (text: string) => sql`INSERT INTO note VALUES (${text})`;
  const PASSING = /^(CONNECTION_CLOSED|ECONNRESET|57P01)$/;

  test('in a query ends its transaction, and the process goes on', async () => {
    const work = outcomeOf(
      client.db.transaction(async (tx) => {
        await tx.execute(write('before'));
        await tx.execute(sql`SELECT pg_sleep(2)`);
      }),
    );
    await expect
      .poll(
        () => admin`SELECT 1 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(2)%' AND application_name = 'victim'`,
      )
      .toHaveLength(1);
    await cut();
    expect(await work).toMatch(PASSING);
    await client.db.execute(write('after'));
    expect(await notes()).toEqual(['after']);
  });

  test('between queries ends its transaction: what follows is written nowhere, whoever has the connection next', async () => {
    const others: Promise<string>[] = [];
    const work = client.db.transaction(async (tx) => {
      await tx.execute(write('first'));
      await cut();
      for (let n = 0; n < 6; n += 1) others.push(outcomeOf(client.db.execute(sql`SELECT pg_sleep(0.01)`)));
      await Promise.all(others);
      await tx.execute(write('second'));
      await tx.execute(write('third'));
    });
    expect(await outcomeOf(work)).toMatch(PASSING);
    await Promise.all(others);
    expect(await notes()).toEqual(['after']);
  });

  test('just as it is written to leaves the pool unusable only until somebody has waited in vain', async () => {
    const { hostname, port } = new URL(inject('postgresUrl'));
    const sockets: Socket[] = [];
    const openSocket = () =>
      new Promise<Socket>((resolve) => {
        const socket = connect(Number(port), hostname, () => resolve(socket));
        sockets.push(socket);
      });
    const options = { max: 1, connect_timeout: 1, fetch_types: false, socket: openSocket };
    const pool = openPool(database.url, options);
    await pool.sql.unsafe('SELECT 1');
    const lost = outcomeOf(pool.sql.unsafe('SELECT 2'));
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    sockets[0]?.emit('close', false);
    sockets[0]?.destroy();
    expect(await lost).toBe('CONNECTION_CLOSED');
    expect(await outcomeOf(pool.sql.unsafe('SELECT 3'))).toBe('CONNECT_TIMEOUT');
    expect(await outcomeOf(pool.sql.unsafe('SELECT 4'))).toBe('done');
    await pool.end();
    for (const socket of sockets) socket.destroy();
  });
});
