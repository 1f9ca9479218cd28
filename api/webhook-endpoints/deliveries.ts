import type { Transaction } from '../../db/client.ts';
import {
  type DeliveryRow,
  findDelivery,
  type ListedDelivery,
  listDeliveries,
  retryDelivery,
} from '../../db/queries/webhook.ts';
import type { Queryable } from '../../db/client.ts';
import { fault } from '../../domain/faults.ts';
import type { ApiDeps } from '../deps.ts';
import { cursorUnknown, pageOf } from '../plugins/page.ts';
import { Refusal } from '../plugins/problem.ts';
import { note, type OfEndpoint, readEndpoint } from './handlers.ts';
import { presentDelivery } from './present.ts';

type Filter = {
  readonly state?: DeliveryRow['state'] | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
};
type Of = { readonly endpointId: string; readonly id: string };

const readDelivery = async (db: Queryable, of: Of): Promise<ListedDelivery> => {
  const row = await findDelivery(db, of);
  if (!row) throw new Refusal([fault('DELIVERY_UNKNOWN')]);
  return row;
};

/** What was sent to an endpoint, and once more what was given up. */
export const createDeliveryHandlers = ({ db }: ApiDeps) => ({
  list: async (ask: OfEndpoint, { state, limit, cursor }: Filter) => {
    await readEndpoint(db, ask);
    const endpointId = ask.id;
    if (cursor !== undefined && !(await findDelivery(db, { endpointId, id: cursor }))) throw cursorUnknown();
    const rows = await listDeliveries(db, { endpointId, state, before: cursor, limit });
    return pageOf(rows, { limit, present: presentDelivery, cursorOf: ({ delivery }) => delivery.id });
  },

  retry: (ask: OfEndpoint, id: string) =>
    db.transaction(async (tx: Transaction) => {
      const { endpoint } = await readEndpoint(tx, ask);
      const of = { endpointId: ask.id, id };
      await readDelivery(tx, of);
      if (endpoint.disabledAt !== null) throw new Refusal([fault('ENDPOINT_DISABLED')]);
      if (!(await retryDelivery(tx, id))) throw new Refusal([fault('DELIVERY_NOT_PARKED')]);
      await note(tx, ask, { action: 'retry_delivery', facts: { deliveryId: id } });
      return presentDelivery(await readDelivery(tx, of));
    }),
});
