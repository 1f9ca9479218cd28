import type {
  NewNote,
  NoteView,
  OrderAllocation,
  OrderDocuments,
  OrderMessages,
  OrderPrice,
  RevealedContact,
} from '../../contracts/order-detail.ts';
import { addAudit } from '../../db/queries/event.ts';
import { newId } from '../../db/queries/new-id.ts';
import { addNote, findAllocation, labelledParcelsOf, messagesOf, notesOf } from '../../db/queries/order-detail.ts';
import { findContact, type OrderRow } from '../../db/queries/order.ts';
import { findOrderFor } from '../../db/queries/order-view.ts';
import { tellStaff } from '../../db/queries/tell.ts';
import { readPeople } from '../../db/queries/timeline.ts';
import type { Candidate } from '../../domain/allocation/candidate.ts';
import type { Criterion } from '../../domain/allocation/objective.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { fault } from '../../domain/faults.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';
import { presentNote } from './present-note.ts';
import { readPrice } from './price.ts';

type Of = { readonly caller: Principal; readonly id: string };

/** What the desk looks up about one order, and what it writes beside it. */
export const createOrderDetail = ({ db }: ApiDeps) => {
  const find = async ({ caller, id }: Of): Promise<OrderRow> => {
    const row = await findOrderFor(db, id, caller.shopId);
    if (!row) throw new Refusal([fault('ORDER_UNKNOWN')]);
    return row;
  };

  const presentNotes = async (rows: Awaited<ReturnType<typeof notesOf>>): Promise<NoteView[]> => {
    const people = await readPeople(db, [...new Set(rows.map(({ principalId }) => principalId))]);
    return rows.map((row) => presentNote(row, people.get(row.principalId)));
  };

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

    notes: async (of: Of) => ({ data: await presentNotes(await notesOf(db, (await find(of)).id)) }),

    note: async (of: Of, body: NewNote): Promise<NoteView> => {
      const order = await find(of);
      const added = await db.transaction(async (tx) => {
        const row = { ...body, id: newId('not'), orderId: order.id, principalId: of.caller.id };
        await tellStaff(tx, { order, type: 'order.noted', data: { note_id: row.id, flag: row.flag } });
        return addNote(tx, row);
      });
      const [view] = await presentNotes([added]);
      if (!view) throw new Error('one note is one view');
      return view;
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
