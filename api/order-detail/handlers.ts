import type {
  OrderAllocation,
  OrderDocuments,
  OrderMessages,
  OrderPrice,
  RevealedContact,
} from '../../contracts/order-detail.ts';
import { addAudit } from '../../db/queries/event.ts';
import { newId } from '../../db/queries/new-id.ts';
import { findAllocation, labelledParcelsOf, messagesOf } from '../../db/queries/order-detail.ts';
import { findContact, type OrderRow } from '../../db/queries/order.ts';
import { findOrderFor } from '../../db/queries/order-view.ts';
import type { Candidate } from '../../domain/allocation/candidate.ts';
import type { Criterion } from '../../domain/allocation/objective.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { fault } from '../../domain/faults.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';
import { readPrice } from './price.ts';

export type Of = { readonly caller: Principal; readonly id: string };

export const findIn =
  (db: ApiDeps['db']) =>
  async ({ caller, id }: Of): Promise<OrderRow> => {
    const row = await findOrderFor(db, id, caller.shopId);
    if (!row) throw new Refusal([fault('ORDER_UNKNOWN')]);
    return row;
  };

/** What the desk looks up about one order. */
export const createOrderDetail = ({ db }: ApiDeps) => {
  const find = findIn(db);

  return {
    price: async (of: Of): Promise<OrderPrice> => readPrice(db, await find(of)),

    allocation: async (of: Of): Promise<OrderAllocation> => {
      const row = await findAllocation(db, (await find(of)).id);
      if (!row) throw new Refusal([fault('ALLOCATION_MISSING')]);
      const candidates = (row.candidates as readonly Candidate[]).map(presentCandidate);
      const objective = row.objective as Criterion[];
      return { objective, tariff_version: row.tariffVersion, at: row.at, candidates };
    },

    messages: async (of: Of): Promise<OrderMessages> => {
      const rows = await messagesOf(db, (await find(of)).id);
      const mayAct = of.caller.scopes.includes('orders:write');
      return { data: rows.map((row) => presentMessage(row, mayAct)) };
    },

    documents: async (of: Of): Promise<OrderDocuments> => {
      const rows = await labelledParcelsOf(db, (await find(of)).id);
      return { data: rows.map(presentLabel) };
    },

    /** The whole contact leaves only together with its entry in the audit log. */
    reveal: async (of: Of, reason: string): Promise<RevealedContact> => {
      const { id } = await find(of);
      return db.transaction(async (tx) => {
        const contact = await findContact(tx, id);
        if (!contact) throw new Refusal([fault('ORDER_UNKNOWN')]);
        const entry = { id: newId('aud'), actor: of.caller.id, action: 'order.reveal_contact', ref: id };
        await addAudit(tx, { ...entry, facts: { reason } });
        const { orderId: _, regionCode, ...rest } = contact;
        return { ...rest, region_code: regionCode };
      });
    },
  };
};

const presentCandidate = ({ warehouses, feasible, score, reason }: Candidate) => ({
  warehouses: [...warehouses],
  feasible,
  score: score ? { ...score } : null,
  reason: { ...reason },
});

const LINK = /https?:\/\/\S+/g;

/** Whoever opens a link acts as the customer. */
const presentMessage = (
  row: Awaited<ReturnType<typeof messagesOf>>[number],
  mayAct: boolean,
): OrderMessages['data'][number] => ({
  id: row.id,
  template: row.template,
  channel: row.channel,
  language: row.language,
  text: mayAct ? row.text : row.text.replaceAll(LINK, '…'),
  status: row.status,
  error: row.error,
  created_at: row.createdAt,
  sent_at: row.sentAt,
});

const presentLabel = ({
  row,
  shipmentN,
}: Awaited<ReturnType<typeof labelledParcelsOf>>[number]): OrderDocuments['data'][number] => ({
  kind: 'label',
  parcel_id: row.id,
  shipment_n: shipmentN,
  carrier: row.carrier,
  tracking_number: row.trackingNumber,
  weight_grams: row.weightGrams,
  is_made: row.label !== null,
  printed_at: row.labelPrintedAt,
});
