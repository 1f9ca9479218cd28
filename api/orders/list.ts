import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import { MOST_COUNTED, type OrderFilter } from '../../contracts/order-list.ts';
import type { Database } from '../../db/client.ts';
import { countOrders, listOrders, type OrderSelection } from '../../db/queries/order-list.ts';
import { findOrderFor } from '../../db/queries/order-view.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import type { ApiDeps } from '../deps.ts';
import { cursorUnknown, pageOf } from '../plugins/page.ts';
import { presentListed } from './present-listed.ts';

type Page = OrderFilter & { readonly limit: number; readonly cursor?: string | undefined };

/** An export beyond this is a matter for a report, not for a browser. */
const MOST_EXPORTED = 50_000;
const CHUNK = 500;

/** What the caller may see of what was asked for. */
export const selectionOf = ({ shopId }: Principal, filter: OrderFilter): OrderSelection => ({ ...filter, shopId });

/** Members of an order in a list, and what its column is called. */
const COLUMNS = {
  id: 'order',
  reference: 'reference',
  shop_id: 'shop',
  status: 'status',
  stage: 'stage',
  'customer.name': 'customer',
  'customer.phone': 'phone',
  'goods.first.sku': 'sku',
  'goods.units': 'units',
  'total.amount': 'amount_minor',
  'total.currency': 'currency',
  payment_method: 'payment_method',
  warehouses: 'warehouses',
  carriers: 'carriers',
  'waiting.on': 'waiting_on',
  'waiting.next_actor': 'next_actor',
  'waiting.until': 'waiting_until',
  needs_attention: 'needs_attention',
  late: 'late',
  promised_at: 'promised_at',
  created_at: 'placed_at',
  ended_at: 'ended_at',
};

const CAST = {
  boolean: String,
  object: (value: unknown): string => (Array.isArray(value) ? value.join(' ') : ''),
};

export const createLists = ({ db }: ApiDeps) => ({
  /** A cursor is the last order of the page before, so that orders placed meanwhile shift nothing. */
  list: async (caller: Principal, { limit, cursor, ...filter }: Page) => {
    if (cursor !== undefined && !(await findOrderFor(db, cursor, caller.shopId))) throw cursorUnknown();
    const rows = await listOrders(db, selectionOf(caller, filter), { limit, after: cursor });
    return pageOf(rows, { limit, present: presentListed, cursorOf: ({ row }) => row.id });
  },

  count: async (caller: Principal, filter: OrderFilter) => {
    const found = await countOrders(db, selectionOf(caller, filter), MOST_COUNTED);
    return { count: Math.min(found, MOST_COUNTED), more: found > MOST_COUNTED };
  },

  /** UTF-8 with a mark that spreadsheets ask for; what could be read as a formula is defused. */
  exportCsv: (caller: Principal, filter: OrderFilter): Readable =>
    Readable.from(csvRows(db, selectionOf(caller, filter))).pipe(
      stringify({ header: true, bom: true, escape_formulas: true, columns: COLUMNS, cast: CAST }),
    ),
});

async function* csvRows(db: Database, of: OrderSelection) {
  let after: string | undefined;
  for (let left = MOST_EXPORTED; left > 0; left -= CHUNK) {
    const rows = await listOrders(db, of, { limit: CHUNK, after });
    for (const row of rows.slice(0, CHUNK)) yield presentListed(row);
    if (rows.length <= CHUNK) return;
    after = rows[CHUNK - 1]?.row.id;
  }
}
