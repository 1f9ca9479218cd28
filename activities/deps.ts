import type { Carrier } from '../adapters/carrier/port.ts';
import type { PaymentGateway } from '../adapters/payment/port.ts';
import type { Pace } from '../domain/pace.ts';
import type { Log } from '../contracts/log.ts';
import type { Database, Sql } from '../db/client.ts';

export type Deps = {
  readonly db: Database;
  /** For NOTIFY, after the commit, in a statement of its own. */
  readonly plain: Sql;
  readonly gateways: ReadonlyMap<string, PaymentGateway>;
  readonly carriers: { get(name: string): Carrier | undefined };
  readonly publicUrl: string;
  /** The signed address of ours that leads a customer to the gateway. */
  readonly payUrl: (paymentId: string) => string;
  /** The customer's own page of an order. */
  readonly customerUrl: (orderId: string) => string;
  readonly pace: Pace;
  readonly log: Log;
};
