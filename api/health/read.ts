import { listHealth } from '../../db/queries/health.ts';
import { lastArrivals } from '../../db/queries/webhook-in.ts';
import type { ApiDeps } from '../deps.ts';
import { presentHealth } from './present.ts';

/** As every process has seen it last. */
export const readHealth = async ({ db, gateways, carriers }: ApiDeps) => {
  const [rows, arrivals] = await Promise.all([listHealth(db), lastArrivals(db)]);
  const provider = (kind: 'gateway' | 'carrier' | 'messages') => (name: string) => ({
    kind,
    name,
    lastWebhookAt: arrivals.get(name),
  });
  return presentHealth(rows, [
    ...[...gateways.keys()].map(provider('gateway')),
    ...carriers.names.map(provider('carrier')),
    provider('messages')('notifier'),
  ]);
};
