import { createSimulator, type Running, type SimulatorOptions } from '../kit/server.ts';
import { createTasks } from '../kit/tasks.ts';
import { createWebhooks } from '../kit/webhook.ts';
import { addCardhouse } from './cardhouse.ts';
import { createCardhouseChannel } from './cardhouse-wire.ts';
import { Payer } from './payer.ts';
import { addPayerPage } from './payer-page.ts';
import type { Payment } from './payment.ts';
import { RefundDesk } from './refund-desk.ts';
import { Till } from './till.ts';
import { addYipay } from './yipay.ts';
import { createYipayChannel } from './yipay-wire.ts';

export type PaymentGatewaysOptions = SimulatorOptions & {
  readonly yipaySecret: string;
  readonly cardhouseApiKey: string;
  readonly cardhouseWebhookSecret: string;
  /** For payments that name no address of their own. */
  readonly webhookUrl?: string | undefined;
  readonly retryDelaysMs?: readonly number[] | undefined;
  /** How long after the closing a late payment comes in. */
  readonly lateMs?: number | undefined;
};

export type RunningGateways = Running & {
  /** Resolves when every notice is delivered or given up and nothing happens later. */
  idle(): Promise<void>;
};

export const startPaymentGateways = async (options: PaymentGatewaysOptions): Promise<RunningGateways> => {
  const sim = await createSimulator({ ...options, kinds: ['refund_pending', 'refund_failed'] });
  const { journal, faults, seed } = sim;
  const { webhookUrl, retryDelaysMs, lateMs } = options;
  const tasks = createTasks();
  const payUrlOf = (payment: Payment): string => `${sim.app.listeningOrigin}/pay/${payment.ref}`;
  const channels = {
    yipay: createYipayChannel(options.yipaySecret, payUrlOf),
    cardhouse: createCardhouseChannel(options.cardhouseWebhookSecret, payUrlOf),
  };
  const webhooks = createWebhooks({ journal, faults, channels, retryDelaysMs });
  const till = new Till({ journal, faults, webhooks, tasks, seed, webhookUrl });
  const refunds = new RefundDesk(till);
  const payer = new Payer(till, lateMs);
  addYipay({ sim, till, refunds, payer, payUrlOf, secret: options.yipaySecret });
  addCardhouse({ sim, till, refunds, payer, payUrlOf, apiKey: options.cardhouseApiKey });
  addPayerPage(sim, till, payer);
  const running = await sim.listen(() => {
    tasks.close();
    webhooks.close();
  });
  webhooks.resume();
  refunds.resume();
  payer.resume();
  return { ...running, idle: () => tasks.idle().then(() => webhooks.idle()) };
};
