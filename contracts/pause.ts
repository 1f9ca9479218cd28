import { z } from 'zod';
import { PAUSE_KINDS } from '../domain/pause.ts';
import { instant } from './money.ts';
import { code, line, namedPerson } from './text.ts';

const reason = line(200).describe('Everybody sees it while the pause is on');

export const newPause = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('intake'), reason }),
    z.strictObject({ kind: z.literal('messages'), reason }),
    z.strictObject({ kind: z.literal('warehouse'), target: code.describe('The warehouse'), reason }),
    z.strictObject({ kind: z.literal('carrier'), target: code.describe('The carrier'), reason }),
  ])
  .meta({ id: 'NewPause' });
export type NewPause = z.infer<typeof newPause>;

export const pauseView = z
  .object({
    id: z.string(),
    kind: z.enum(PAUSE_KINDS),
    target: z.string().nullable(),
    reason: z.string(),
    started_by: namedPerson,
    started_at: instant,
    ended_by: namedPerson.nullable(),
    ended_at: instant.nullable(),
    waiting: z.int().describe('Orders, or messages, that stand still because of it now'),
  })
  .meta({ id: 'Pause' });

export const pauseList = z
  .object({ data: z.array(pauseView).describe('Those that are on, then the last ones that have ended') })
  .meta({ id: 'PauseList' });
