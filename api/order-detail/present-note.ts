import type { NoteView } from '../../contracts/order-detail.ts';
import type { addNote } from '../../db/queries/order-detail.ts';
import type { Person } from '../../db/queries/timeline.ts';

type NoteRow = Awaited<ReturnType<typeof addNote>>;

export const presentNote = (row: NoteRow, author: Person | undefined): NoteView => ({
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
