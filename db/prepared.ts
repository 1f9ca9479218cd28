import type postgres from 'postgres';

type Unsafe = (...args: Parameters<postgres.Sql['unsafe']>) => unknown;
type Begin = (work: (tx: postgres.TransactionSql) => Promise<unknown>) => Promise<unknown>;

/**
 * Drizzle asks the driver to parse and describe each query anew: a round trip and a plan every time. Its texts repeat, so
 * each connection keeps them prepared; what no longer fits after a migration the driver prepares again by itself.
 */
export const keepPrepared = (sql: postgres.Sql): postgres.Sql => {
  const begin: Begin = (work) => sql.begin((tx) => work(preparing(tx)));
  return new Proxy(preparing(sql), { get: (target, key) => (key === 'begin' ? begin : Reflect.get(target, key)) });
};

const preparing = <S extends Pick<postgres.Sql, 'unsafe'>>(sql: S): S =>
  new Proxy(sql, {
    get: (target, key) => {
      if (key !== 'unsafe') return Reflect.get(target, key);
      const ask: Unsafe = target.unsafe;
      return (...[query, params = [], options = {}]: Parameters<Unsafe>) =>
        ask(query, params, { ...options, prepare: true });
    },
  });
