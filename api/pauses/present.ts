import type { z } from 'zod';
import type { pauseView } from '../../contracts/pause.ts';
import type { ListedPause } from '../../db/queries/pause.ts';

export const presentPause = ({ row, starter, ender }: ListedPause, waiting: number): z.infer<typeof pauseView> => ({
  id: row.id,
  kind: row.kind,
  target: row.target === '' ? null : row.target,
  reason: row.reason,
  started_by: { id: row.startedBy, name: starter },
  started_at: row.startedAt,
  ended_by: row.endedBy === null ? null : { id: row.endedBy, name: ender ?? '' },
  ended_at: row.endedAt,
  waiting,
});
