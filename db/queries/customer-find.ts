import { sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { anyOf } from './list.ts';

/** Orders by the number that their customers know, in every shop; shops may use the same one. */
export const findByNumber = async (
  db: Queryable,
  number: string,
): Promise<readonly { readonly id: string; readonly phone: string }[]> => {
  const numbers = anyOf([number, number.toUpperCase()]);
  const rows = await db.execute<{ id: string; phone: string }>(sql`
    SELECT o.id, c.phone FROM shop s
    CROSS JOIN LATERAL (
      SELECT id FROM "order"
      WHERE shop_id = s.id AND reference = ${numbers} AND reference IS NOT NULL AND status <> 'rejected'
      UNION SELECT id FROM "order" WHERE id = ${number} AND shop_id = s.id
    ) o JOIN order_contact c ON c.order_id = o.id`);
  return [...rows];
};
