import { readParts } from '../../db/queries/order-parts.ts';
import { findOrderFor } from '../../db/queries/order-view.ts';
import { findShop } from '../../db/queries/shop.ts';
import type { OrderRow } from '../../db/queries/order.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { fault } from '../../domain/faults.ts';
import { utcOffsetMinutesOf } from '../../domain/local-time.ts';
import { isWaitingCode, waitingFactsOf, waitingSentence } from '../../domain/waiting.ts';
import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import type { ApiDeps } from '../deps.ts';
import { etagOf } from '../plugins/etag.ts';
import { Refusal } from '../plugins/problem.ts';
import { presentOrder } from './present.ts';
import type { EventQuery } from './schema.ts';
import { createTimeline, workflowOf } from './timeline.ts';

export const createReads = ({ db, pace, customerUrl, temporalUiUrl, findEvent }: ApiDeps) => {
  const tellStory = createTimeline({ db, pace });
  const find = async (caller: Principal, id: string): Promise<OrderRow> => {
    const row = await findOrderFor(db, id, caller.shopId);
    if (!row) throw new Refusal([fault('ORDER_UNKNOWN')]);
    return row;
  };

  return {
    readOrder: async (caller: Principal, id: string) => {
      const row = await find(caller, id);
      const seen = presentOrder(row, await readParts(db, row), { isStaff: caller.shopId === undefined, pace });
      const page = caller.scopes.includes('orders:write') ? customerUrl(id) : null;
      return { view: { ...seen, customer_url: page }, etag: etagOf(seen) };
    },

    explainOrder: async (caller: Principal, id: string) => {
      const row = await find(caller, id);
      const shop = await findShop(db, row.shopId);
      return explain(row, shop?.timeZone ?? 'UTC');
    },

    /** Its place in the Temporal UI, as exactly as the workflow server tells just now. */
    workflowEventUrl: async (caller: Principal, id: string, { at, escalation }: EventQuery): Promise<string> => {
      const { imported } = await find(caller, id);
      if (imported) throw new Refusal([fault('WORKFLOW_UNKNOWN')]);
      const workflowId = workflowOf(id, escalation);
      const event = await findEvent({ workflowId, at });
      const place = event === undefined ? '' : `/${event.runId}/history/events/${event.eventId}`;
      return `${temporalUiUrl}/${workflowId}${place}`;
    },

    orderTimeline: async (caller: Principal, id: string) =>
      tellStory({
        row: await find(caller, id),
        isStaff: caller.shopId === undefined,
        maySeeRuns: caller.scopes.includes('desk:read'),
      }),
  };
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
