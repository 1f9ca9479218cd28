import type { ActionPreview } from '../../contracts/action-preview.ts';
import type { ChangeAddress } from '../../contracts/order.ts';
import { presentFault } from '../../contracts/problem.ts';
import type { Transaction } from '../../db/client.ts';
import { readTogether } from '../../db/queries/read-together.ts';
import { instantIn, type OrderRow } from '../../db/queries/order.ts';
import { findOrderFor } from '../../db/queries/order-view.ts';
import { shipmentsOf } from '../../db/queries/shipment.ts';
import { letterheadOf } from '../../db/queries/tell.ts';
import { undoOf } from '../../domain/action/effect.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { fault } from '../../domain/faults.ts';
import { renderNotification } from '../../domain/notification/templates.ts';
import type { ChangedAddress } from '../../domain/order/address-change.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';
import { judgeChange } from './address.ts';

/** What another address would come to; nothing is written. Our cost is for staff alone. */
export const createAddressPreview =
  ({ db, pace }: ApiDeps) =>
  (caller: Principal, orderId: string, body: ChangeAddress): Promise<ActionPreview> =>
    readTogether(db, async (tx) => {
      const order = await findOrderFor(tx, orderId, caller.shopId);
      if (!order) throw new Refusal([fault('ORDER_UNKNOWN')]);
      const judged = await judgeChange(tx, order, { body, pace, isOnlyAsked: true });
      if (!judged.ok) return { ...nothing(order), problems: judged.faults.map(presentFault) };
      const { changed, promisedAt } = judged.value;
      const cost = caller.shopId === undefined ? await costOf(tx, order, changed) : [];
      const promise = { before: order.promisedAt, after: promisedAt };
      const empty = nothing(order);
      const effects = { ...empty.effects, money: cost, promise };
      return { ...empty, effects, messages: await wordMessage(tx, order, promisedAt) };
    });

const nothing = ({ currency }: OrderRow): ActionPreview => ({
  kind: 'change_address',
  amount: { amount: 0, currency },
  problems: [],
  authority: { verdict: 'within', cap: null, given: { amount: 0, currency }, approvers: [] },
  effects: { money: [], stock: [], parcels: [], status: null, held: null, promise: null, troubles: [] },
  messages: [],
  undo: undoOf('change_address'),
});

const costOf = async (
  tx: Transaction,
  { id, currency }: OrderRow,
  { shipments }: ChangedAddress,
): Promise<ActionPreview['effects']['money']> => {
  const rows = await shipmentsOf(tx, id);
  const sum = (costs: readonly number[]) => ({ amount: costs.reduce((a, b) => a + b, 0), currency });
  const before = sum(rows.map(({ costMinor }) => costMinor));
  const moved = new Map(shipments.map((each) => [each.id, each.costMinor]));
  const after = sum(rows.map((row) => moved.get(row.id) ?? row.costMinor));
  return [{ what: 'cost', before, after }];
};

const wordMessage = async (
  tx: Transaction,
  order: OrderRow,
  promisedAt: string | null,
): Promise<ActionPreview['messages']> => {
  const letterhead = await letterheadOf(tx, order);
  const template = 'address_changed';
  const text = renderNotification(template, letterhead, { until: promisedAt ?? (await instantIn(tx, 0)) });
  return [{ template, language: letterhead.language, text }];
};
