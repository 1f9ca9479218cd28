import type { NewNote, NoteView } from '../../contracts/order-detail.ts';
import { newId } from '../../db/queries/new-id.ts';
import { addNote, notesOf } from '../../db/queries/order-detail.ts';
import { tellStaff } from '../../db/queries/tell.ts';
import { type Person, readPeople } from '../../db/queries/timeline.ts';
import type { ApiDeps } from '../deps.ts';
import { findIn, type Of } from './handlers.ts';

type NoteRow = Awaited<ReturnType<typeof addNote>>;

/** What staff tell each other about an order. */
export const createNotes = ({ db }: ApiDeps) => {
  const find = findIn(db);

  const present = async (rows: readonly NoteRow[]): Promise<NoteView[]> => {
    const people = await readPeople(db, [...new Set(rows.map(({ principalId }) => principalId))]);
    return rows.map((row) => presentNote(row, people.get(row.principalId)));
  };

  return {
    list: async (of: Of) => ({ data: await present(await notesOf(db, (await find(of)).id)) }),

    add: async (of: Of, body: NewNote): Promise<NoteView> => {
      const order = await find(of);
      const row = { ...body, id: newId('not'), orderId: order.id, principalId: of.caller.id };
      const added = await db.transaction(async (tx) => {
        await tellStaff(tx, { order, type: 'order.noted', data: { note_id: row.id, flag: row.flag } });
        return addNote(tx, row);
      });
      const people = await readPeople(db, [of.caller.id]);
      return presentNote(added, people.get(of.caller.id));
    },
  };
};

const presentNote = (row: NoteRow, author: Person | undefined): NoteView => ({
  id: row.id,
  flag: row.flag,
  pinned: row.pinned,
  text: row.text,
  author: {
    id: row.principalId,
    role: author?.role ?? 'system',
    name: { 'zh-CN': author?.zh ?? row.principalId, en: author?.en ?? row.principalId },
  },
  at: row.at,
});
