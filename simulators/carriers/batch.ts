import { roll, token } from '../kit/random.ts';
import type { Simulator } from '../kit/server.ts';
import type { Tasks } from '../kit/tasks.ts';
import type { Webhooks } from '../kit/webhook.ts';
import type { ParcelEvent } from './parcel.ts';
import { presentRoute } from './stonebridge.ts';

export type TellerParts = {
  readonly sim: Simulator;
  readonly tasks: Tasks;
  readonly webhooks: Webhooks;
  readonly url: string | undefined;
  /** Events gathered for this long go out together. */
  readonly gatherMs: number;
  /** The share of events that never get into a batch. */
  readonly lostShare: number;
};

const UNTOLD = 'untold';
const BATCH = 50;

/** Gathers events of all parcels and sends them in batches; some get lost on the way. */
export const createStonebridgeTeller = (parts: TellerParts) => {
  const { sim, tasks, webhooks, url = '', gatherMs } = parts;
  const untold = sim.journal.documents<ParcelEvent>(UNTOLD);
  let isGathering = false;
  const send = (events: readonly ParcelEvent[]): void => {
    const pushId = token(sim.seed, 'push', ...events.map(({ id }) => id));
    const payload = { pushId, routes: events.map(presentRoute) };
    webhooks.send({ id: pushId, channel: 'stonebridge', op: 'stonebridge.push', key: pushId, url, payload });
    const put = events.map(({ id }) => [UNTOLD, id, null] as const);
    sim.journal.write({ op: 'stonebridge.push', key: pushId, effect: 'sent', amounts: { events: events.length }, put });
  };
  const flush = (): void => {
    isGathering = false;
    const events = [...untold.values()];
    for (let from = 0; from < events.length; from += BATCH) send(events.slice(from, from + BATCH));
  };
  const gather = (): void => {
    if (isGathering || untold.size === 0) return;
    isGathering = true;
    tasks.run(gatherMs, flush);
  };
  const isLost = (event: ParcelEvent): boolean =>
    roll(sim.seed, 'lost', event.id) < parts.lostShare ||
    sim.faults.fire({ op: 'stonebridge.webhook', key: event.trackingNumber }, ['lost_webhook']) !== undefined;
  const tell = (events: readonly ParcelEvent[]): void => {
    for (const event of url === '' ? [] : events) {
      const entry = { op: 'stonebridge.webhook', key: event.trackingNumber, detail: { id: event.id } };
      if (isLost(event)) sim.journal.write({ ...entry, effect: 'lost', fault: 'lost_webhook' });
      else sim.journal.write({ ...entry, effect: 'queued', put: [[UNTOLD, event.id, event]] });
    }
    gather();
  };
  return { tell, resume: gather };
};
