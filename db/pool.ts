import postgres from 'postgres';

export type Pool = { readonly sql: postgres.Sql; end(): Promise<void> };
type Options = NonNullable<Parameters<typeof postgres>[1]>;

const GRACE_SECONDS = 5;
const WATCHED: readonly (string | symbol)[] = ['begin', 'unsafe', 'notify'];

/**
 * A connection that is cut just as it is written to can stay unusable in the driver's pool: from then on whoever is given
 * it waits in vain and times out. The first to do so has the whole pool replaced by a fresh one.
 */
export const openPool = (url: string, options: Options): Pool => {
  const first = postgres(url, options);
  let current = first;
  let isClosing = false;

  const renew = (spoilt: postgres.Sql): void => {
    if (isClosing || spoilt !== current) return;
    current = postgres(url, options);
    // Drizzle has taught the first one how to read and write some types.
    Object.assign(current.options.parsers, first.options.parsers);
    Object.assign(current.options.serializers, first.options.serializers);
    // The first one may listen, so it is not ended but runs dry.
    if (spoilt !== first) void spoilt.end({ timeout: GRACE_SECONDS });
  };

  const watch = (query: unknown, from: postgres.Sql): unknown => {
    if (query instanceof Promise) query.catch((error: unknown) => isTimeout(error) && renew(from));
    return query;
  };

  const sql = new Proxy(first, {
    apply: (_, __, args: Parameters<postgres.Sql>) => current(...args),
    get: (_, key) => {
      if (!WATCHED.includes(key)) return Reflect.get(first, key);
      const from = current;
      const ask = Reflect.get(from, key) as (...args: unknown[]) => unknown;
      return (...args: unknown[]) => watch(ask(...args), from);
    },
  });

  const end = async (): Promise<void> => {
    isClosing = true;
    const pools = [...new Set([first, current])];
    await Promise.all(pools.map((pool) => pool.end({ timeout: pool === current ? GRACE_SECONDS : 0 })));
  };
  return { sql, end };
};

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'CONNECT_TIMEOUT';
