import type { z } from 'zod';
import type { bulkItemPage, bulkJobView, bulkPreview } from '../../contracts/bulk-job.ts';
import type { ListedBulk } from '../../db/queries/bulk.ts';
import type { ItemCounts, listItems } from '../../db/queries/bulk-item.ts';
import { type BulkRequest, groupLeftOut, sumByCurrency } from '../../domain/bulk/judge.ts';
import type { JudgedOrder, SelectedOrder } from './select.ts';

type Rate = { readonly ordersPerSecond: number };

const NONE: ItemCounts = {
  waiting: 0,
  left_out: 0,
  done: 0,
  awaiting_approval: 0,
  refused: 0,
  failed: 0,
  stopped: 0,
  underWay: 0,
};

const endOf = (left: number, { ordersPerSecond }: Rate): string | null =>
  left === 0 ? null : new Date(Date.now() + Math.ceil((left * 1_000) / ordersPerSecond)).toISOString();

export const presentBulkJob = (
  { row, author }: ListedBulk,
  { underWay, ...counts }: ItemCounts = NONE,
  rate: Rate,
): z.infer<typeof bulkJobView> => {
  const waiting = counts.waiting - underWay;
  return {
    id: row.id,
    kind: row.kind,
    request: { ...row.request },
    reason: row.reason,
    state: row.state,
    author: { id: row.principalId, name: author },
    total: row.total,
    counts: { ...counts, waiting, under_way: underWay },
    orders_per_second: rate.ordersPerSecond,
    ends_at: row.state === 'running' ? endOf(waiting, rate) : null,
    repeats: row.repeats,
    stop_requested_by: row.stopRequestedBy,
    created_at: row.createdAt,
    ended_at: row.endedAt,
  };
};

type Item = Awaited<ReturnType<typeof listItems>>[number];

export const presentBulkItem = ({ item, reference, status }: Item): z.infer<typeof bulkItemPage>['data'][number] => ({
  order_id: item.orderId,
  reference,
  order_status: status,
  state: item.state,
  code: item.code,
  action_id: item.actionId,
  at: item.at,
});

const SHOWN = 50;

const presentOrder = ({ id, reference, totalMinor, currency }: SelectedOrder) => ({
  order_id: id,
  reference,
  total: totalMinor === null ? null : { amount: totalMinor, currency },
});

export const presentPreview = (
  { kind, amount, currency }: BulkRequest,
  { touched, leftOut }: JudgedOrder,
): z.infer<typeof bulkPreview> => ({
  kind,
  touched: {
    count: touched.length,
    to_approve: touched.filter(({ needsApproval }) => needsApproval).length,
    totals: [...sumByCurrency(touched)],
    gives: amount === undefined || currency === undefined ? null : { amount: amount * touched.length, currency },
    first: touched.slice(0, SHOWN).map(presentOrder),
  },
  left_out: groupLeftOut(leftOut).map(({ code, orders }) => ({
    code,
    count: orders.length,
    first: orders.slice(0, SHOWN).map(presentOrder),
  })),
});
