import { type SQL, sql } from 'drizzle-orm';
import type { SearchTerm } from '../../domain/search.ts';
import type { Queryable } from '../client.ts';

const MOST = 20;

const OWNERS = {
  payment: sql`SELECT order_id FROM payment WHERE id =`,
  shipment: sql`SELECT order_id FROM shipment WHERE id =`,
  escalation: sql`SELECT order_id FROM escalation WHERE id =`,
  action: sql`SELECT order_id FROM action WHERE id =`,
} as const;

/** With or without the country's code: numbers are kept as `+8619900000001`. */
const phonesOf = (digits: string): SQL =>
  sql`IN (${`+${digits}`}, ${`+86${digits}`}, ${`+44${digits.replace(/^0/, '')}`})`;

const queryOf = (term: SearchTerm): SQL => {
  if (term.by === 'order') return sql`SELECT ${term.id} AS id, 'order' AS found_by`;
  if (term.by === 'phone')
    return sql`SELECT order_id AS id, 'phone' AS found_by FROM order_contact WHERE phone ${phonesOf(term.endings)}`;
  if (term.by === 'code')
    return sql`SELECT id, 'reference' AS found_by FROM "order" WHERE reference = ${term.text}
      UNION ALL SELECT s.order_id, 'tracking_number' FROM parcel p JOIN shipment s ON s.id = p.shipment_id
      WHERE p.tracking_number = ${term.text}`;
  return sql`SELECT order_id AS id, ${sql.raw(`'${term.by}'`)} AS found_by FROM (${OWNERS[term.by]} ${term.id}) owner`;
};

/** Orders that any of the terms leads to, newest first; ids of orders begin with their instant. */
export const findOrders = async (
  db: Queryable,
  terms: readonly SearchTerm[],
  shopId: string | undefined,
): Promise<readonly { id: string; found_by: string }[]> => {
  if (terms.length === 0) return [];
  const found = sql.join(terms.map(queryOf), sql` UNION ALL `);
  const rows = await db.execute<{ id: string; found_by: string }>(sql`
    WITH f AS MATERIALIZED (${found})
    SELECT DISTINCT ON (o.accepted_at, o.id) o.id, f.found_by FROM f JOIN "order" o ON o.id = f.id
    WHERE ${shopId === undefined ? sql`true` : sql`o.shop_id = ${shopId}`}
    ORDER BY o.accepted_at DESC, o.id DESC LIMIT ${MOST}`);
  return [...rows];
};
