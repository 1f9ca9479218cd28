import type { FastifyBaseLogger } from 'fastify';
import type { DemoStage } from '../adapters/demo/port.ts';
import type { Carrier } from '../adapters/carrier/port.ts';
import type { Orchestrator } from '../adapters/orchestrator/port.ts';
import type { PaymentGateway } from '../adapters/payment/port.ts';
import type { Database } from '../db/client.ts';
import type { Courier } from '../db/queries/delivery.ts';
import type { Pace } from '../domain/pace.ts';
import type { Feed } from './stream/feed.ts';
import type { Verdicts } from './verdicts.ts';

export type ApiDeps = {
  readonly db: Database;
  readonly courier: Courier;
  readonly verdicts: Verdicts;
  readonly feed: Feed;
  readonly gateways: ReadonlyMap<string, PaymentGateway>;
  readonly carriers: { readonly names: readonly string[]; get(name: string): Carrier | undefined };
  readonly pace: Pace;
  /** People may take each other's places without a password, and the demo's controls are there. */
  readonly demo: boolean;
  readonly publicUrl: string;
  /** The workflows of our namespace in the Temporal UI; `/<workflow id>` behind it is one of them. */
  readonly temporalUiUrl: string;
  readonly findEvent: Orchestrator['findEvent'];
  readonly findRun: Orchestrator['findRun'];
  readonly verdictWaitMs: number;
  /** Of one API key, or of one address that opens a payment link; 0 is no limit. */
  readonly requestsPerMinute: number;
  /** One-way mark of a customer by telephone number, for limits per person. */
  readonly markCustomer: (phone: string) => string;
  readonly isPaySignature: (paymentId: string, signature: string) => boolean;
  readonly payUrl: (paymentId: string) => string;
  /** The customer's own page of an order, and the order that its token opens. */
  readonly customerUrl: (orderId: string) => string;
  readonly orderOfToken: (token: string) => string | undefined;
  /** Whether outgoing webhooks may go there. */
  readonly isWebhookUrl: (url: string) => boolean;
  /** Where the built console lies; without it there is a hint in its place. */
  readonly consoleFolder: string | undefined;
  /** The supervisor and the simulators of a demo; undefined elsewhere. */
  readonly demoStage: DemoStage | undefined;
  /** Looks at every invariant now. */
  readonly auditNow: () => Promise<void>;
  readonly isReady: () => Promise<boolean>;
  readonly logger: FastifyBaseLogger | false;
};
