import type { Database } from '../../db/client.ts';
import { findBulk, listBulks } from '../../db/queries/bulk.ts';
import { countItems, countReasons, listItems } from '../../db/queries/bulk-item.ts';
import { readPolicy } from '../../db/queries/policy.ts';
import type { BulkItemState } from '../../domain/bulk/kind.ts';
import { fault } from '../../domain/faults.ts';
import type { ApiDeps } from '../deps.ts';
import { pageOf } from '../plugins/page.ts';
import { Refusal } from '../plugins/problem.ts';
import { presentBulkItem, presentBulkJob } from './present.ts';

type Page = { readonly limit: number; readonly cursor?: string | undefined };

export const readBulkJob = async (db: Database, id: string) => {
  const found = await findBulk(db, id);
  if (!found) throw new Refusal([fault('BULK_UNKNOWN')]);
  const [counts, reasons, policy] = await Promise.all([
    countItems(db, [id]),
    countReasons(db, id),
    readPolicy(db, 'bulk'),
  ]);
  const job = presentBulkJob(found, counts.get(id), policy);
  return { ...job, reasons: reasons.map(({ state, code, n }) => ({ state, code, count: n })) };
};

export const createBulkReads = ({ db }: ApiDeps) => ({
  read: (id: string) => readBulkJob(db, id),

  list: async ({ limit, cursor: after }: Page) => {
    const [rows, policy] = await Promise.all([listBulks(db, { after, limit }), readPolicy(db, 'bulk')]);
    const counts = await countItems(
      db,
      rows.map(({ row }) => row.id),
    );
    const present = (each: (typeof rows)[number]) => presentBulkJob(each, counts.get(each.row.id), policy);
    return pageOf(rows, { limit, present, cursorOf: ({ row }) => row.id });
  },

  items: async (id: string, { state, limit, cursor: after }: Page & { readonly state?: BulkItemState | undefined }) => {
    if (!(await findBulk(db, id))) throw new Refusal([fault('BULK_UNKNOWN')]);
    const rows = await listItems(db, { bulkId: id, state, after, limit });
    return pageOf(rows, { limit, present: presentBulkItem, cursorOf: ({ item }) => item.orderId });
  },
});
