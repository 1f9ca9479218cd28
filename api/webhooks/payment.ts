import type { FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '../../db/queries/new-id.ts';
import { paymentMessages } from '../../contracts/payment-message.ts';
import type { GatewayEvent } from '../../adapters/payment/port.ts';
import { findPaymentByKey, recordGatewayWord } from '../../db/queries/payment.ts';
import { keepWebhook } from '../../db/queries/webhook-in.ts';
import { addMessage, type NewMessage } from '../../db/queries/workflow-message.ts';
import { fault } from '../../domain/faults.ts';
import { wordOf } from '../../domain/payment/word.ts';
import { deliverSoon } from '../deliver.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';
import { headersOf } from './headers.ts';

/** Verify, keep, fold, answer: the gateway's word and the message to the order commit together. */
export const createPaymentWebhook =
  ({ db, gateways, courier }: ApiDeps) =>
  async (request: FastifyRequest, reply: FastifyReply, method: string): Promise<FastifyReply> => {
    const gateway = gateways.get(method);
    if (!gateway) throw new Refusal([fault('ROUTE_UNKNOWN')]);
    const raw = typeof request.body === 'string' ? request.body : '';
    const read = gateway.readWebhook(headersOf(request), raw);
    if (!read.ok) throw new Refusal(read.faults);
    const messages = await db.transaction(async (tx): Promise<readonly NewMessage[]> => {
      const known = await findPaymentByKey(tx, method, read.value.payment.key);
      const outcome = known ? 'folded' : 'unknown_payment';
      const isNew = await keepWebhook(tx, { provider: method, eventId: read.value.eventId, raw, outcome });
      if (!isNew || !known) return [];
      return fold(tx, known.id, read.value);
    });
    request.log.info({ provider: method, event: read.value.type, moved: messages.length > 0 }, 'payment webhook');
    deliverSoon(courier, messages, request.log);
    return reply.type('text/plain').send(gateway.webhookReply);
  };

const fold = async (
  tx: Parameters<typeof recordGatewayWord>[0],
  paymentId: string,
  event: GatewayEvent,
): Promise<readonly NewMessage[]> => {
  const folded = await recordGatewayWord(tx, paymentId, { by: 'webhook', word: wordOf(event.payment) });
  const messages = paymentMessages(folded, () => newId('msg'));
  for (const message of messages) await addMessage(tx, message);
  return messages;
};
