import type postgres from 'postgres';

type Begin = (work: (tx: postgres.TransactionSql) => Promise<unknown>) => Promise<unknown>;

/**
 * A connection that is cut in the middle of a transaction ends it for good. By itself the driver would go on: writing to
 * no socket, which ends the process, or to the session that the connection object serves next, outside any transaction.
 */
export const endCutTransactions = (sql: postgres.Sql): postgres.Sql => {
  const begin: Begin = async (work) => {
    const cut: Cut = { error: undefined };
    try {
      return await sql.begin((tx) => untilCut(cut, work(refuseOnceCut(cut, tx))));
    } catch (error) {
      cut.error = error;
      throw error;
    }
  };
  return new Proxy(sql, { get: (target, key) => (key === 'begin' ? begin : Reflect.get(target, key)) });
};

/** Set as soon as the transaction has ended in any other way than by its own commit. */
type Cut = { error: unknown };

/** Never settles once the connection is gone, so that neither COMMIT nor ROLLBACK is sent after it. */
const untilCut = <T>(cut: Cut, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const unlessCut = (settle: () => void): void => {
      if (cut.error === undefined) settle();
    };
    work.then(
      (value) => unlessCut(() => resolve(value)),
      // A turn later it is known whether the query failed by itself or with its connection.
      (error: unknown) => void setImmediate(() => unlessCut(() => reject(error))),
    );
  });

const refuseOnceCut = (cut: Cut, tx: postgres.TransactionSql): postgres.TransactionSql =>
  new Proxy(tx, {
    get: (target, key) => {
      if (key === 'unsafe' && cut.error !== undefined) return () => refused(cut.error);
      return Reflect.get(target, key);
    },
  });

/** Looks like the driver's own query where drizzle asks for rows as lists. */
const refused = (error: unknown) => {
  const rejected = Promise.reject(error);
  return Object.assign(rejected, { values: () => rejected });
};
