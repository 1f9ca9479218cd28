import type { Log } from '../contracts/log.ts';
import type { Notifier } from '../adapters/notification/port.ts';
import type { Database } from '../db/client.ts';

export type JobDeps = {
  readonly db: Database;
  readonly notifier: Notifier;
  /** The customer's own page of an order. */
  readonly customerUrl: (orderId: string) => string;
  readonly log: Log;
};
