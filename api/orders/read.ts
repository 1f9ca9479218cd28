import type { Database } from '../../db/client.ts';
import { findOrderFor, listOrderRows, readParts } from '../../db/queries/order-view.ts';
import { findShop } from '../../db/queries/shop.ts';
import { timelineOf } from '../../db/queries/timeline.ts';
import type { OrderRow } from '../../db/queries/order.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { fault } from '../../domain/faults.ts';
import { utcOffsetMinutesOf } from '../../domain/local-time.ts';
import { ORDER_STATUSES } from '../../domain/order/status.ts';
import { isWaitingCode, waitingFactsOf, waitingSentence } from '../../domain/waiting.ts';
import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import type { ApiDeps } from '../deps.ts';
import { cursorUnknown, pageOf } from '../plugins/page.ts';
import { Refusal } from '../plugins/problem.ts';
import { presentOrder, presentOrderItem } from './present.ts';

type Query = {
  status?: string | undefined;
  reference?: string | undefined;
  customer_id?: string | undefined;
  limit: number;
  cursor?: string | undefined;
};

export const createReads = ({ db }: ApiDeps) => {
  const find = async (caller: Principal, id: string): Promise<OrderRow> => {
    const row = await findOrderFor(db, id, caller.shopId);
    if (!row) throw new Refusal([fault('ORDER_UNKNOWN')]);
    return row;
  };

  return {
    readOrder: async (caller: Principal, id: string) => {
      const row = await find(caller, id);
      return presentOrder(row, await readParts(db, id));
    },

    listOrders: (caller: Principal, query: Query) => listOrders(db, caller, query),

    explainOrder: async (caller: Principal, id: string) => {
      const row = await find(caller, id);
      const shop = await findShop(db, row.shopId);
      return explain(row, shop?.timeZone ?? 'UTC');
    },

    orderTimeline: async (caller: Principal, id: string) => {
      await find(caller, id);
      return { order_id: id, entries: await timelineOf(db, id) };
    },
  };
};

/** A cursor is the last order of the page before, so that orders placed meanwhile shift nothing. */
const listOrders = async (db: Database, { shopId }: Principal, query: Query) => {
  const { limit, cursor, reference, customer_id: customerId } = query;
  if (cursor !== undefined && !(await findOrderFor(db, cursor, shopId))) throw cursorUnknown();
  const rows = await listOrderRows(db, {
    shopId,
    reference,
    customerId,
    limit,
    after: cursor,
    statuses: statusesOf(query.status),
  });
  return pageOf(rows, { limit, present: presentOrderItem, cursorOf: ({ id }) => id });
};

const explain = (row: OrderRow, timeZone: string) => ({
  order_id: row.id,
  status: row.status,
  waiting_on: row.waitingOn,
  waiting_until: row.waitingUntil,
  next_actor: row.nextActor,
  facts: row.waitingFacts,
  sentence: sentenceOf(row, utcOffsetMinutesOf(timeZone, new Date().toISOString())),
  workflow_id: orderWorkflowId(row.id),
});

const sentenceOf = (row: OrderRow, utcOffset: number): { 'zh-CN': string; en: string } | null => {
  if (row.waitingOn === null || !isWaitingCode(row.waitingOn)) return null;
  const code = row.waitingOn;
  const facts = waitingFactsOf({ ...row.waitingFacts, until: row.waitingUntil, now: new Date().toISOString() });
  const say = (language: 'zh-CN' | 'en'): string =>
    waitingSentence(code, facts, { language, utcOffsetMinutes: utcOffset });
  return { 'zh-CN': say('zh-CN'), en: say('en') };
};

const statusesOf = (list: string | undefined) => {
  const asked = (list ?? '').split(',').filter((status) => status !== '');
  const known = ORDER_STATUSES.filter((status) => asked.includes(status));
  if (known.length < new Set(asked).size)
    throw new Refusal([
      fault('INVALID_VALUE', undefined, { in: 'query', name: 'status', allowed: [...ORDER_STATUSES] }),
    ]);
  return known;
};
