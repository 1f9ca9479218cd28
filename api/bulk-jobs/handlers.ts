import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { FastifyBaseLogger } from 'fastify';
import type { z } from 'zod';
import type { NewBulkJob, NewBulkPreview, repeatBulkJob } from '../../contracts/bulk-job.ts';
import { bulkWorkflowId } from '../../contracts/workflow-ids.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { addBulk, type BulkRow, findBulk, findBulkByRequest, lockBulk, stopBulk } from '../../db/queries/bulk.ts';
import { ordersIn } from '../../db/queries/bulk-item.ts';
import { addAudit } from '../../db/queries/event.ts';
import { newId } from '../../db/queries/new-id.ts';
import { tellStaff } from '../../db/queries/tell.ts';
import { addMessage, type NewMessage } from '../../db/queries/workflow-message.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import type { BulkRequest } from '../../domain/bulk/judge.ts';
import { REPEATED_STATES } from '../../domain/bulk/kind.ts';
import { fault } from '../../domain/faults.ts';
import { deliverSoon } from '../deliver.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';
import { presentPreview } from './present.ts';
import { readBulkJob } from './read.ts';
import { judgeSelection, type Selection } from './select.ts';

type Ask = { readonly caller: Principal; readonly requestKey: string; readonly log: FastifyBaseLogger };
type Repeat = z.infer<typeof repeatBulkJob>;
type Wish = {
  readonly request: BulkRequest;
  readonly reason: string;
  readonly selection: Selection;
  readonly repeats: string | null;
  readonly bodyHash: string;
};

const requestOf = ({ kind, request }: NewBulkPreview | NewBulkJob): BulkRequest => ({ kind, ...request });

const hashOf = (body: unknown): string =>
  createHash('sha256')
    .update(canonicalize(body) ?? '')
    .digest('hex');

/** One thing for many orders: first shown, then frozen and left to a workflow that any process may carry on. */
export const createBulkJobs = (deps: ApiDeps) => {
  const { db, carriers, courier } = deps;
  const isCarrierKnown = (name: string): boolean => carriers.get(name) !== undefined;

  const freezeOnce = async (ask: Ask, wish: Wish) => {
    const { id, message } = await db.transaction(async (tx) => {
      const before = await findBulkByRequest(tx, ask.caller.id, ask.requestKey);
      return before ? { id: sameRequest(before, wish), message: undefined } : freeze(tx, ask, { wish, isCarrierKnown });
    });
    deliverSoon(courier, message ? [message] : [], ask.log);
    return readBulkJob(db, id);
  };

  const preview = (caller: Principal, body: NewBulkPreview) => {
    const request = requestOf(body);
    const { selection } = body;
    return db.transaction(
      async (tx) => presentPreview(request, await judgeSelection(tx, { caller, request, selection, isCarrierKnown })),
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    );
  };

  return {
    preview,

    start: (ask: Ask, body: NewBulkJob) => {
      const { reason, selection } = body;
      return freezeOnce(ask, { request: requestOf(body), reason, selection, repeats: null, bodyHash: hashOf(body) });
    },

    repeat: async (ask: Ask, id: string, body: Repeat) => freezeOnce(ask, await againOf(db, id, body)),

    stop: async (caller: Principal, id: string) => {
      await readBulkJob(db, id);
      await db.transaction((tx) => stop(tx, caller, id));
      return readBulkJob(db, id);
    },
  };
};

const againOf = async (db: Database, id: string, body: Repeat): Promise<Wish> => {
  const found = (await findBulk(db, id))?.row;
  if (!found) throw new Refusal([fault('BULK_UNKNOWN')]);
  const order_ids = await ordersIn(db, id, body.states ?? REPEATED_STATES);
  if (order_ids.length === 0) throw new Refusal([fault('NOTHING_SELECTED')]);
  const { kind, request, reason } = found;
  const asked = { request: { ...request, kind }, reason: body.reason ?? reason, selection: { order_ids } };
  return { ...asked, repeats: id, bodyHash: hashOf({ id, ...body }) };
};

/** The same key with the same wish finds what came of it. */
const sameRequest = (before: BulkRow, { bodyHash }: Wish): string => {
  if (before.bodyHash !== bodyHash) throw new Refusal([fault('IDEMPOTENCY_KEY_REUSED')]);
  return before.id;
};

type Freezing = { readonly wish: Wish; readonly isCarrierKnown: (name: string) => boolean };

/** What was previewed is judged once more and kept: the job deals with these orders and no others. */
const freeze = async (tx: Transaction, { caller, requestKey }: Ask, { wish, isCarrierKnown }: Freezing) => {
  const { request, reason, selection, repeats, bodyHash } = wish;
  const { touched, leftOut } = await judgeSelection(tx, { caller, request, selection, isCarrierKnown });
  if (touched.length === 0) throw new Refusal([fault('NOTHING_SELECTED')]);
  const id = newId('blk');
  const { kind, ...asked } = request;
  const row = { id, kind, request: asked, reason, principalId: caller.id, requestKey, bodyHash, repeats };
  const items = [
    ...touched.map((order) => ({ orderId: order.id, code: null })),
    ...leftOut.map((order) => ({ orderId: order.id, code: order.code })),
  ];
  await addBulk(tx, { ...row, total: touched.length }, items);
  const payload = { input: { bulkId: id } };
  const message: NewMessage = { id: newId('msg'), workflowId: bulkWorkflowId(id), kind: 'start_bulk', payload };
  await addMessage(tx, message);
  const facts = { kind, reason, orders: touched.length, leftOut: leftOut.length, ...asked };
  await addAudit(tx, { id: newId('aud'), actor: caller.id, action: 'bulk.start', ref: id, facts });
  await tellStaff(tx, { type: 'bulk.started', data: { bulk_id: id, kind, total: touched.length } });
  return { id, message };
};

/** The workflow reads it before its next batch. */
const stop = async (tx: Transaction, caller: Principal, id: string): Promise<void> => {
  const { state } = await lockBulk(tx, id);
  if (state === 'stopping' || state === 'stopped') return;
  if (state === 'finished') throw new Refusal([fault('BULK_ENDED')]);
  await stopBulk(tx, id, caller.id);
  await addAudit(tx, { id: newId('aud'), actor: caller.id, action: 'bulk.stop', ref: id });
};
