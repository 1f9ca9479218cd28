import type postgres from 'postgres';

const EVERY_MS = 100;

type Moment = 'payable' | 'handed_over' | 'completed';
type Waiting = { readonly moment: Moment; readonly reached: () => void };

/** Tells when orders get somewhere by looking at the rows of all of them at once, which costs the product next to nothing. */
export const watchOrders = (sql: postgres.Sql) => {
  const waiting = new Map<string, Waiting>();
  let isOver = false;

  const look = async (): Promise<void> => {
    const rows = await sql<{ id: string; payable: boolean; handed_over: boolean; completed: boolean }[]>`
      SELECT o.id, o.status = 'completed' AS completed,
        EXISTS (SELECT 1 FROM payment p WHERE p.order_id = o.id AND p.gateway_pay_url IS NOT NULL) AS payable,
        EXISTS (SELECT 1 FROM shipment s WHERE s.order_id = o.id AND s.handed_over_at IS NOT NULL) AS handed_over
      FROM "order" o WHERE o.id = ANY(${[...waiting.keys()]})`;
    for (const row of rows) {
      const one = waiting.get(row.id);
      if (!one || !row[one.moment]) continue;
      waiting.delete(row.id);
      one.reached();
    }
  };

  const looking = (async () => {
    while (!isOver) {
      if (waiting.size > 0) await look();
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  })();

  return {
    until: (orderId: string, moment: Moment): Promise<void> =>
      new Promise((resolve) => waiting.set(orderId, { moment, reached: resolve })),
    stop: async (): Promise<void> => {
      isOver = true;
      await looking;
    },
  };
};

export type Watch = ReturnType<typeof watchOrders>;

export const completedBetween = async (sql: postgres.Sql, from: Date, to: Date): Promise<number> => {
  const [row] = await sql<{ n: number }[]>`
    SELECT count(*)::int AS n FROM "order" WHERE status = 'completed' AND ended_at >= ${from} AND ended_at < ${to}`;
  return row?.n ?? 0;
};

export const openOrders = async (sql: postgres.Sql): Promise<number> => {
  const [row] = await sql<{ n: number }[]>`SELECT count(*)::int AS n FROM "order" WHERE ended_at IS NULL`;
  return row?.n ?? 0;
};
