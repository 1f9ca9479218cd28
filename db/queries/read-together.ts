import type { Database, Transaction } from '../client.ts';

/** Reads that belong together, as things stand at one moment. Nothing is locked: a query that tried to would fail. */
export const readTogether = <T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  db.transaction(work, { isolationLevel: 'repeatable read', accessMode: 'read only' });
