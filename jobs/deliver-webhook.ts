import type { OutgoingWebhook, WebhookReceipt, WebhookSender } from '../adapters/webhook/port.ts';
import type { Database } from '../db/client.ts';
import { type FoundDelivery, noteTry, readDelivery } from '../db/queries/webhook.ts';
import { disableEndpoint } from '../db/queries/webhook-endpoint.ts';

/** After this many tries a delivery is parked, to be sent again by hand. */
const MOST_TRIES = 10;

/**
 * Sends one event to one endpoint. A failure is thrown, so that the queue tries again, ever later; what is parked, delivered
 * or refused is settled.
 */
export const createDeliverWebhook =
  ({ db, sender }: { readonly db: Database; readonly sender: WebhookSender }) =>
  async ({ id }: { id: string }): Promise<void> => {
    const found = await readDelivery(db, id);
    if (found?.delivery.state !== 'pending') return;
    const { delivery, endpoint } = found;
    if (endpoint.disabledAt !== null) {
      await noteTry(db, id, { state: 'parked', status: undefined, error: 'the endpoint is switched off' });
      return;
    }
    const receipt = await sender.send(webhookOf(found));
    const { outcome, status, error } = receipt;
    if (outcome === 'gone') await disableEndpoint(db, endpoint.id);
    const state = stateAfter(receipt, delivery.attempts + 1);
    await noteTry(db, id, { state, status, error: outcome === 'delivered' ? undefined : (error ?? outcome) });
    if (state === 'pending') throw new Error(`the receiver answered ${status ?? 'nothing'}`);
  };

const webhookOf = ({ endpoint, event, isPreviousValid }: FoundDelivery): OutgoingWebhook => ({
  url: endpoint.url,
  secrets: [endpoint.secret, ...(isPreviousValid && endpoint.previousSecret !== null ? [endpoint.previousSecret] : [])],
  id: event.id,
  body: JSON.stringify({
    type: event.type,
    timestamp: event.at,
    // A test is about no order, and nobody else hears of it.
    data: event.orderId === null ? event.data : { order_id: event.orderId, seq: event.seq, ...event.data },
  }),
});

const stateAfter = ({ outcome }: WebhookReceipt, tries: number): 'delivered' | 'pending' | 'parked' => {
  if (outcome === 'delivered') return 'delivered';
  return outcome === 'failed' && tries < MOST_TRIES ? 'pending' : 'parked';
};
