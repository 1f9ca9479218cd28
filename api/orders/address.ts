import type { FastifyBaseLogger } from 'fastify';
import type { ChangeAddress, ShippingAddress } from '../../contracts/order.ts';
import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import type { Transaction } from '../../db/client.ts';
import { type ActionRow, addAction, endAction, findAction } from '../../db/queries/action.ts';
import { type AddressRow, readAddressChange, writeAddressChange } from '../../db/queries/address-change.ts';
import { addAudit } from '../../db/queries/event.ts';
import { newId } from '../../db/queries/new-id.ts';
import { findContact, instantIn, lockOrder, type OrderRow } from '../../db/queries/order.ts';
import { findOrderFor } from '../../db/queries/order-view.ts';
import { findByRequest } from '../../db/queries/propose.ts';
import { tellCustomer, tellStaff } from '../../db/queries/tell.ts';
import { addMessage, type NewMessage } from '../../db/queries/workflow-message.ts';
import { fault } from '../../domain/faults.ts';
import { type ChangedAddress, judgeAddressChange } from '../../domain/order/address-change.ts';
import { movePromise } from '../../domain/order/promise.ts';
import type { Pace } from '../../domain/pace.ts';
import { type Result, succeed } from '../../domain/result.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { deliverSoon } from '../deliver.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';

/** As it is stored: what was not said is null. */
export const addressRowOf = (address: ShippingAddress): AddressRow => ({
  country: address.country,
  regionCode: address.region_code ?? null,
  province: address.province ?? null,
  city: address.city ?? null,
  postcode: address.postcode ?? null,
  line1: address.line1,
  line2: address.line2 ?? null,
});

export type AddressAsk = {
  readonly orderId: string;
  readonly body: ChangeAddress;
  /** The principal in whose name it is done. */
  readonly actorId: string;
  /** The Idempotency-Key; the same again finds what came of it. */
  readonly requestKey: string;
  readonly pace: Pace;
};

export type AddressDone = { readonly row: ActionRow; readonly message?: NewMessage };

/** One transaction of the caller's, who has made sure that the order is theirs to change; refused by throwing. */
export const changeAddress = async (tx: Transaction, ask: AddressAsk): Promise<AddressDone> => {
  const order = await lockOrder(tx, ask.orderId);
  const before = await findByRequest(tx, ask.actorId, ask.requestKey);
  if (before) return { row: await sameChange(tx, before, ask) };
  const judged = await judgeChange(tx, order, ask);
  if (!judged.ok) throw new Refusal(judged.faults);
  const row = await addApplied(tx, order, ask);
  await writeAddressChange(tx, order.id, {
    actionId: row.id,
    address: addressRowOf(ask.body.shipping_address),
    ...judged.value,
  });
  await tell(tx, order, { row, promisedAt: judged.value.promisedAt });
  const message = {
    id: newId('msg'),
    workflowId: orderWorkflowId(order.id),
    kind: 'address_changed',
    payload: {},
  } as const;
  await addMessage(tx, message);
  return { row, message };
};

type Judged = { readonly changed: ChangedAddress; readonly promisedAt: string | null };

/** What it would come to. The order is locked, unless somebody only asks. */
export const judgeChange = async (
  tx: Transaction,
  order: OrderRow,
  { body, pace, isOnlyAsked = false }: Pick<AddressAsk, 'body' | 'pace'> & { readonly isOnlyAsked?: boolean },
): Promise<Result<Judged>> => {
  const address = addressRowOf(body.shipping_address);
  const judged = judgeAddressChange(await readAddressChange(tx, order, { address, isOnlyAsked }));
  if (!judged.ok) return judged;
  const { transit } = judged.value;
  const promise = order.promisedAt && movePromise(order.promisedAt, { ...transit, pace });
  return succeed({ changed: judged.value, promisedAt: promise });
};

/** Within everybody's authority: it gives nothing away, and nothing of it is left for a workflow to carry out. */
const addApplied = async (
  tx: Transaction,
  order: OrderRow,
  { actorId, requestKey, body }: AddressAsk,
): Promise<ActionRow> => {
  const { id } = await addAction(tx, {
    id: newId('act'),
    orderId: order.id,
    kind: 'change_address',
    currency: order.currency,
    reason: body.reason,
    source: 'api',
    requestKey,
    actorId,
    capMinor: 0,
    state: 'accepted',
  });
  await endAction(tx, id, { state: 'applied', result: {} });
  return mustFind(await findAction(tx, id));
};

const mustFind = <T>(row: T | undefined): T => {
  if (row === undefined) throw new Error('a row that was just written must exist');
  return row;
};

type Told = { readonly row: ActionRow; readonly promisedAt: string | null };

/** Customer, audit log and console; the address itself is in none of them. */
const tell = async (tx: Transaction, order: OrderRow, { row, promisedAt }: Told): Promise<void> => {
  const { id: actionId, actorId: actor, reason } = row;
  const facts = { actionId, reason, promisedAt };
  await addAudit(tx, { id: newId('aud'), actor, action: 'order.change_address', ref: order.id, facts });
  const data = { action_id: actionId, promised_at: promisedAt };
  await tellStaff(tx, { order, type: 'order.address_changed', data });
  const until = promisedAt ?? (await instantIn(tx, 0));
  await tellCustomer(tx, order, { template: 'address_changed', cause: actionId, facts: { until } });
};

/** The same key with the same wish finds what came of it; with another wish it is a mistake. */
const sameChange = async (tx: Transaction, before: ActionRow, { orderId, body }: AddressAsk): Promise<ActionRow> => {
  const contact = await findContact(tx, orderId);
  const wanted = Object.entries(addressRowOf(body.shipping_address));
  const isSame =
    before.orderId === orderId &&
    before.kind === 'change_address' &&
    before.reason === body.reason &&
    wanted.every(([name, value]) => contact?.[name as keyof AddressRow] === value);
  if (!isSame) throw new Refusal([fault('IDEMPOTENCY_KEY_REUSED')]);
  return before;
};

type Ask = {
  readonly caller: Principal;
  readonly id: string;
  readonly body: ChangeAddress;
  readonly log: FastifyBaseLogger;
};

export const createAddressChange = ({ db, courier, pace }: ApiDeps) => ({
  change: async ({ caller, id: orderId, body, log }: Ask, requestKey: string): Promise<ActionRow> => {
    const { row, message } = await db.transaction(async (tx) => {
      if (!(await findOrderFor(tx, orderId, caller.shopId))) throw new Refusal([fault('ORDER_UNKNOWN')]);
      return changeAddress(tx, { orderId, body, actorId: caller.id, requestKey, pace });
    });
    deliverSoon(courier, message ? [message] : [], log);
    return row;
  },
});
