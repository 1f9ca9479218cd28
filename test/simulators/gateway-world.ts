import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGateways } from '../../adapters/payment/registry.ts';
import type { PaymentGateway } from '../../adapters/payment/port.ts';
import type { NewFault } from '../../simulators/kit/faults.ts';
import type { JournalEntry } from '../../simulators/kit/journal.ts';
import type { PayAct } from '../../simulators/payment-gateways/magic.ts';
import { type PaymentGatewaysOptions, startPaymentGateways } from '../../simulators/payment-gateways/start.ts';

export const SECRETS = {
  yipaySecret: 'yipay-secret-for-tests',
  cardhouseApiKey: 'cardhouse-key-for-tests',
  cardhouseWebhookSecret: 'cardhouse-webhook-secret',
} as const;

export type Received = {
  readonly headers: Record<string, string | undefined>;
  readonly raw: string;
  readonly path: string;
};

/** A shop that takes every notice and answers each as the test says. */
export const startReceiver = async (reply: (received: Received, nth: number) => { status: number; body: string }) => {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = request.headers as Record<string, string | undefined>;
      const notice = { headers, raw: Buffer.concat(chunks).toString('utf8'), path: request.url ?? '' };
      received.push(notice);
      const { status, body } = reply(notice, received.length);
      response.writeHead(status).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url, received, close };
};

const readJson = async <T>(url: string, init?: RequestInit): Promise<T> => (await (await fetch(url, init)).json()) as T;

export type PayAnswer = { outcome: string; status: string; charges: { id: string; amount: number }[] };

/** The knobs, the journal and the payer's side of a running simulator. */
export const steer = (url: string) => ({
  addFault: async (rule: NewFault): Promise<Response> =>
    fetch(`${url}/_sim/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(rule),
    }),
  journal: async (query: Record<string, string> = {}): Promise<JournalEntry[]> =>
    (await readJson<{ data: JournalEntry[] }>(`${url}/_sim/journal?${new URLSearchParams(query).toString()}`)).data,
  act: (payUrl: string, act: PayAct): Promise<PayAnswer> =>
    readJson(`${url}${new URL(payUrl).pathname}/${act}`, { method: 'POST' }),
});

export const gatewaysAt = (url: string, timeoutMs = 2_000): Record<'yipay' | 'cardhouse', PaymentGateway> => {
  const gateways = createGateways({
    yipay: { baseUrl: `${url}/yipay`, secret: SECRETS.yipaySecret, timeoutMs },
    cardhouse: {
      baseUrl: `${url}/cardhouse`,
      apiKey: SECRETS.cardhouseApiKey,
      webhookSecret: SECRETS.cardhouseWebhookSecret,
      timeoutMs,
    },
  });
  const named = (name: string): PaymentGateway => {
    const gateway = gateways.get(name);
    if (!gateway) throw new Error(`no gateway ${name}`);
    return gateway;
  };
  return { yipay: named('yipay'), cardhouse: named('cardhouse') };
};

/** A shop that knows both gateways: simulator, receiver of notices and adapters. */
export const startGatewayWorld = async (options: Partial<PaymentGatewaysOptions> = {}) => {
  const answers = {
    '/yipay': { status: 200, body: 'success' },
    '/cardhouse': { status: 200, body: '{"received":true}' },
  };
  const receiver = await startReceiver(({ path }) => answers[path as keyof typeof answers]);
  const simulator = await startPaymentGateways({ ...SECRETS, retryDelaysMs: [5, 5, 5], lateMs: 20, ...options });
  return {
    ...steer(simulator.url),
    url: simulator.url,
    simulator,
    gateways: gatewaysAt(simulator.url),
    received: receiver.received,
    notifyUrl: (name: string): string => `${receiver.url}/${name}`,
    close: async (): Promise<void> => {
      await simulator.close();
      await receiver.close();
    },
  };
};

export type GatewayWorld = Awaited<ReturnType<typeof startGatewayWorld>>;
