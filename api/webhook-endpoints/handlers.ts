import { randomBytes } from 'node:crypto';
import type { Queryable, Transaction } from '../../db/client.ts';
import { addAudit, addEvents } from '../../db/queries/event.ts';
import { newId } from '../../db/queries/new-id.ts';
import { findDelivery, queueDelivery } from '../../db/queries/webhook.ts';
import {
  addEndpoint,
  disableEndpoint,
  enableEndpoint,
  type EndpointRow,
  findEndpoint,
  listEndpoints,
  rotateSecret,
} from '../../db/queries/webhook-endpoint.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { type Fault, fault } from '../../domain/faults.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';
import { shopMeant } from '../plugins/shop.ts';
import { presentDelivery, presentEndpoint } from './present.ts';

export type OfEndpoint = { readonly caller: Principal; readonly id: string };
type Facts = Readonly<Record<string, unknown>>;
type Change = {
  readonly action: string;
  readonly facts?: Facts;
  readonly write: (tx: Transaction) => Promise<void>;
};
type Asked = { readonly url: string; readonly shop_id?: string | undefined };

const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** A shop knows its own endpoints; the company's people know all. */
export const readEndpoint = async (db: Queryable, { caller, id }: OfEndpoint): Promise<EndpointRow> => {
  const row = await findEndpoint(db, id, caller.shopId);
  if (!row) throw new Refusal([fault('ENDPOINT_UNKNOWN')]);
  return row;
};

export const note = (
  tx: Transaction,
  { caller, id }: OfEndpoint,
  { action, facts }: { readonly action: string; readonly facts: Facts },
): Promise<void> =>
  addAudit(tx, { id: newId('aud'), actor: caller.id, action: `webhook_endpoint.${action}`, ref: id, facts });

const endpointsOf = async (db: Queryable, shopId: string | undefined) => ({
  data: (await listEndpoints(db, shopId)).map(presentEndpoint),
});

export const createEndpointHandlers = (deps: ApiDeps) => {
  const { db } = deps;
  const change = (ask: OfEndpoint, what: Change) => db.transaction((tx) => changeEndpoint(tx, ask, what));
  return {
    list: async (caller: Principal, asked: string | undefined) =>
      endpointsOf(db, (await shopMeant(db, caller, asked))?.id),

    add: (caller: Principal, asked: Asked) => add(deps, caller, asked),

    disable: async (ask: OfEndpoint) => {
      const { shop_id: shopId } = await change(ask, { action: 'disable', write: (tx) => disableEndpoint(tx, ask.id) });
      return endpointsOf(db, shopId);
    },

    enable: (ask: OfEndpoint) => change(ask, { action: 'enable', write: (tx) => enableEndpoint(tx, ask.id) }),

    rotate: async (ask: OfEndpoint, graceHours: number) => {
      const secret = newWebhookSecret();
      const write = (tx: Transaction) => rotateSecret(tx, ask.id, { secret, graceHours });
      return { ...(await change(ask, { action: 'rotate_secret', facts: { graceHours }, write })), secret };
    },

    test: (ask: OfEndpoint) => db.transaction((tx) => sendTest(tx, ask)),
  };
};

/** One change of one endpoint, with its entry in the audit log. */
const changeEndpoint = async (tx: Transaction, ask: OfEndpoint, { action, facts, write }: Change) => {
  const { endpoint } = await readEndpoint(tx, ask);
  await write(tx);
  await note(tx, ask, { action, facts: { shopId: endpoint.shopId, url: endpoint.url, ...facts } });
  return presentEndpoint(await readEndpoint(tx, ask));
};

const add = async ({ db, isWebhookUrl }: ApiDeps, caller: Principal, { url, shop_id: asked }: Asked) => {
  const shop = await shopMeant(db, caller, asked);
  const faults: Fault[] = [
    ...(shop ? [] : [fault('INVALID_VALUE', '/shop_id', { rule: 'required' })]),
    ...(isWebhookUrl(url) ? [] : [fault('ENDPOINT_NOT_ALLOWED', '/url')]),
  ];
  if (!shop || faults.length > 0) throw new Refusal(faults);
  const [ask, secret] = [{ caller, id: newId('whe') }, newWebhookSecret()];
  return db.transaction(async (tx) => {
    await addEndpoint(tx, { id: ask.id, shopId: shop.id, url, secret });
    await note(tx, ask, { action: 'add', facts: { shopId: shop.id, url } });
    return { ...presentEndpoint(await readEndpoint(tx, ask)), secret };
  });
};

/** To this endpoint alone: nobody else hears of it, and the shop's list of events does not show it. */
const sendTest = async (tx: Transaction, ask: OfEndpoint) => {
  const { endpoint } = await readEndpoint(tx, ask);
  if (endpoint.disabledAt !== null) throw new Refusal([fault('ENDPOINT_DISABLED')]);
  const eventId = newId('evt');
  const data = { endpoint_id: ask.id };
  await addEvents(tx, [{ id: eventId, shopId: endpoint.shopId, type: 'test.ping', internal: true, data }]);
  await note(tx, ask, { action: 'test', facts: { eventId } });
  const id = await queueDelivery(tx, { endpointId: ask.id, eventId });
  const queued = await findDelivery(tx, { endpointId: ask.id, id });
  if (!queued) throw new Error('a delivery that was just queued must exist');
  return presentDelivery(queued);
};
