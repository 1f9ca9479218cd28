import postgres from 'postgres';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createDatabase } from '../../support/database.ts';

const connect = (url: string) => postgres(url, { max: 1, connection: { application_name: 'the leaky part' } });

describe('a database for a test file', () => {
  test('has the schema and shares nothing with another', async (t) => {
    const [mine, yours] = await Promise.all([createDatabase(t), createDatabase(t)]);
    const [a, b] = [connect(mine.url), connect(yours.url)];
    await a`CREATE TABLE only_mine (id int)`;
    const rows = await b<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`;
    const tables = rows.map(({ name }) => name);
    expect(tables).toContain('order');
    expect(tables).not.toContain('only_mine');
    await Promise.all([a.end(), b.end()]);
  });

  test('names the connection that was left open, and goes all the same', async () => {
    const database = await createDatabase();
    const sql = connect(database.url);
    onTestFinished(() => sql.end());
    await sql`SELECT 'left open'`;
    await expect(database.drop()).rejects.toThrow(
      /1 connection\(s\) still open.*the leaky part \(idle\): SELECT 'left open'/s,
    );
    await expect(sql`SELECT 1`).rejects.toThrow();
    await expect(connect(database.url)`SELECT 1`).rejects.toThrow(/does not exist/);
  });
});
