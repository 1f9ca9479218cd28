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
import { Refusal } from '../plugins/problem.ts';
import { presentOrder, presentWaiting } from './present.ts';

type Query = {
  status?: string | undefined;
  reference?: string | undefined;
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

    listOrders: async (caller: Principal, query: Query) => {
      const rows = await listOrderRows(db, {
        shopId: caller.shopId,
        statuses: statusesOf(query.status),
        reference: query.reference,
        after: query.cursor === undefined ? undefined : readCursor(query.cursor),
        limit: query.limit,
      });
      const data = rows.slice(0, query.limit);
      const last = data.at(-1);
      return {
        data: data.map((row) => ({
          id: row.id,
          reference: row.reference,
          status: row.status,
          waiting: presentWaiting(row),
          needs_attention: row.needsAttention,
          total: row.totalMinor === null ? null : { amount: row.totalMinor, currency: row.currency },
          created_at: row.acceptedAt,
          ended_at: row.endedAt,
        })),
        next_cursor: rows.length > query.limit && last ? cursorOf(last) : null,
      };
    },

    explainOrder: async (caller: Principal, id: string) => {
      const row = await find(caller, id);
      const shop = await findShop(db, row.shopId);
      const offset = utcOffsetMinutesOf(shop?.timeZone ?? 'UTC', new Date().toISOString());
      return {
        order_id: row.id,
        status: row.status,
        waiting_on: row.waitingOn,
        waiting_until: row.waitingUntil,
        next_actor: row.nextActor,
        facts: row.waitingFacts,
        sentence: sentenceOf(row, offset),
        workflow_id: orderWorkflowId(row.id),
      };
    },

    orderTimeline: async (caller: Principal, id: string) => {
      await find(caller, id);
      return { order_id: id, entries: await timelineOf(db, id) };
    },
  };
};

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
    throw new Refusal([fault('INVALID_VALUE', '/status', { allowed: [...ORDER_STATUSES] })]);
  return known;
};

const cursorOf = (row: OrderRow): string => Buffer.from(`${row.acceptedAt}|${row.id}`).toString('base64url');

const readCursor = (cursor: string): { at: string; id: string } => {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split('|');
  if (Number.isNaN(Date.parse(at)) || id === '') throw new Refusal([fault('INVALID_VALUE', '/cursor')]);
  return { at, id };
};
