import { createHash } from 'node:crypto';
import type { CustomerHelp } from '../../contracts/customer.ts';
import { escalationWorkflowId } from '../../contracts/workflow-ids.ts';
import type { Transaction } from '../../db/client.ts';
import { addHelpNote, recentHelp } from '../../db/queries/customer-word.ts';
import { addEvents } from '../../db/queries/event.ts';
import { newId } from '../../db/queries/new-id.ts';
import { instantIn, type OrderRow } from '../../db/queries/order.ts';
import { shipmentsOf, type ShipmentRow } from '../../db/queries/shipment.ts';
import { openTrouble, reportedBy } from '../../db/queries/trouble.ts';
import { leaveMessage } from '../../db/queries/workflow-message.ts';
import { helpRoad } from '../../domain/customer/change.ts';
import { FaultError } from '../../domain/fault-error.ts';
import { fault } from '../../domain/faults.ts';

const MOST_AN_HOUR = 6;
const PAUSE_MS = 10 * 60_000;

export type HelpAsked = { readonly order: OrderRow; readonly body: CustomerHelp; readonly key: string };
export type HelpTaken = { readonly road: 'trouble' | 'note' };

/** The order is locked. What the customer says is a note that staff see first; where it is a trouble, a deadline begins. */
export const takeHelp = async (tx: Transaction, { order, body, key }: HelpAsked): Promise<HelpTaken> => {
  const shipment = meantOf(await shipmentsOf(tx, order.id), body.parcel);
  const road = await roadOf(tx, { order, shipment, body });
  const isNew = await leaveNote(tx, { order, body, key });
  if (road === 'note' || !isNew) return { road };
  const trouble = { shipmentId: shipment?.id ?? null, kind: 'other', detail: reportedBy(body.topic) } as const;
  const row = await openTrouble(tx, order, trouble);
  if (!row) return { road: 'note' };
  await leaveMessage(tx, {
    id: `msg_${row.id}-start`,
    workflowId: escalationWorkflowId(order.id, row.n),
    kind: 'start_escalation',
    payload: { input: { orderId: order.id, escalationId: row.id } },
  });
  return { road };
};

/** Without a number, the one that is furthest on its way. */
const meantOf = (shipments: readonly ShipmentRow[], n: number | undefined): ShipmentRow | undefined => {
  if (n !== undefined) return shipments.find((row) => row.n === n);
  return shipments.find((row) => row.handedOverAt !== null) ?? shipments[0];
};

type Asked = { readonly order: OrderRow; readonly shipment: ShipmentRow | undefined; readonly body: CustomerHelp };

const roadOf = async (tx: Transaction, { order, shipment, body }: Asked): Promise<'trouble' | 'note'> => {
  const now = await instantIn(tx, 0);
  return helpRoad({
    topic: body.topic,
    status: order.status,
    isHandedOver: shipment !== undefined && shipment.handedOverAt !== null,
    isDelivered: shipment?.status === 'delivered',
    isLate: order.promisedAt !== null && Date.parse(now) > Date.parse(order.promisedAt),
  });
};

/** What was chosen stands before what was written. */
const textOf = ({ topic, text }: CustomerHelp): string =>
  text === undefined || text.trim() === '' ? `#${topic}` : `#${topic} ${text.trim()}`;

const leaveNote = async (tx: Transaction, { order, body, key }: HelpAsked): Promise<boolean> => {
  const id = `not_${createHash('sha256').update(`${order.id}:${key}`).digest('hex').slice(0, 26)}`;
  const isTooOften = (await recentHelp(tx, order.id)) >= MOST_AN_HOUR;
  if (isTooOften) throw new FaultError(fault('RATE_LIMITED'), { retryAfterMs: PAUSE_MS });
  if (!(await addHelpNote(tx, { id, orderId: order.id, text: textOf(body) }))) return false;
  const event = { id: newId('evt'), shopId: order.shopId, orderId: order.id, type: 'order.help_asked' };
  await addEvents(tx, [{ ...event, data: { topic: body.topic, note_id: id }, internal: true }]);
  return true;
};
