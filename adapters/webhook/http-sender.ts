import { lookup as lookupName } from 'node:dns';
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { isAllowedUrl, isInternalAddress } from './address.ts';
import type { OutgoingWebhook, WebhookReceipt, WebhookSender } from './port.ts';

export type WebhookSenderOptions = { readonly allowInternal: boolean; readonly timeoutMs?: number };

const MOST_BYTES_READ = 4_096;

/** The name is resolved once, here, and the connection goes to that very address: a second answer could differ. */
const guardedLookup =
  (allowInternal: boolean): LookupFunction =>
  (hostname, options, callback) => {
    lookupName(hostname, { ...options, all: true }, (error, addresses) => {
      const found = addresses ?? [];
      const refused = !allowInternal && found.some(({ address }) => isInternalAddress(address));
      const [first] = found;
      if (error || refused || !first) callback(error ?? new Error('REFUSED_ADDRESS'), '', 4);
      else if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };

const receiptOf = (status: number | undefined): WebhookReceipt => {
  if (status === undefined) return { outcome: 'failed', status };
  if (status === 410) return { outcome: 'gone', status };
  return { outcome: status >= 200 && status < 300 ? 'delivered' : 'failed', status };
};

const readStatus = (response: IncomingMessage, done: (receipt: WebhookReceipt) => void): void => {
  let read = 0;
  response.on('data', (chunk: Buffer) => {
    read += chunk.length;
    if (read > MOST_BYTES_READ) response.destroy();
  });
  response.on('close', () => done(receiptOf(response.statusCode)));
};

/** Signed as Standard Webhooks says. Redirects are not followed, and nothing of the answer is shown to anybody. */
export const createHttpWebhookSender = ({
  allowInternal,
  timeoutMs = 15_000,
}: WebhookSenderOptions): WebhookSender => ({
  send: (webhook) => {
    if (!isAllowedUrl(webhook.url, allowInternal))
      return Promise.resolve({ outcome: 'refused', status: undefined, error: 'address not allowed' });
    return post(webhook, {
      lookup: guardedLookup(allowInternal),
      timeout: timeoutMs,
      signal: AbortSignal.timeout(timeoutMs),
    });
  },
});

const post = ({ url, secrets, id, body }: OutgoingWebhook, options: RequestOptions): Promise<WebhookReceipt> =>
  new Promise((resolve) => {
    const at = new Date();
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Packhorse-Webhooks/1',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
    };
    const open = url.startsWith('https:') ? requestSecure : requestPlain;
    const request = open(url, { ...options, method: 'POST', headers, agent: false }, (response) =>
      readStatus(response, resolve),
    );
    request.on('error', (error) => {
      const refused = error.message === 'REFUSED_ADDRESS';
      resolve({
        outcome: refused ? 'refused' : 'failed',
        status: undefined,
        error: refused ? 'address not allowed' : 'no answer',
      });
    });
    request.end(body);
  });
