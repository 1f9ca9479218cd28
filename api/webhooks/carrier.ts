import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CarrierEvent } from '../../adapters/carrier/port.ts';
import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import type { Transaction } from '../../db/client.ts';
import { newId } from '../../db/queries/new-id.ts';
import { recordParcelNews } from '../../db/queries/parcel-news.ts';
import { keepWebhook } from '../../db/queries/webhook-in.ts';
import { addMessage, type NewMessage } from '../../db/queries/workflow-message.ts';
import { fault } from '../../domain/faults.ts';
import { deliverSoon } from '../deliver.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';
import { headersOf } from './headers.ts';

/** Verify, keep, fold, answer. Only what moves an order on is told to its workflow. */
export const createCarrierWebhook =
  ({ db, carriers, courier }: ApiDeps) =>
  async (request: FastifyRequest, reply: FastifyReply, name: string): Promise<FastifyReply> => {
    const carrier = carriers.get(name);
    if (!carrier) throw new Refusal([fault('ROUTE_UNKNOWN')]);
    const raw = typeof request.body === 'string' ? request.body : '';
    const read = carrier.readWebhook(headersOf(request), raw);
    if (!read.ok) throw new Refusal(read.faults);
    const { deliveryId, events } = read.value;
    const messages = await db.transaction(async (tx) => {
      const isNew = await keepWebhook(tx, { provider: name, eventId: deliveryId, raw, outcome: 'folded' });
      return isNew ? foldAll(tx, name, events) : [];
    });
    deliverSoon(courier, messages, request.log);
    return reply.type('text/plain').send(carrier.webhookReply);
  };

/** Parcel by parcel in the order of their numbers, so that two deliveries cannot block each other. */
const foldAll = async (tx: Transaction, carrier: string, events: readonly CarrierEvent[]): Promise<NewMessage[]> => {
  const messages: NewMessage[] = [];
  for (const trackingNumber of [...new Set(events.map((event) => event.trackingNumber))].toSorted()) {
    const own = events.filter((event) => event.trackingNumber === trackingNumber);
    const news = await recordParcelNews(tx, { carrier, trackingNumber }, own);
    if (!news?.moved) continue;
    const { orderId, shipmentId } = news;
    const message: NewMessage = {
      id: newId('msg'),
      workflowId: orderWorkflowId(orderId),
      kind: 'tracking_moved',
      payload: { shipmentId },
    };
    await addMessage(tx, message);
    messages.push(message);
  }
  return messages;
};
