import { z } from 'zod';
import { instant } from './money.ts';

export const eventView = z
  .object({
    id: z.string(),
    seq: z.int(),
    type: z.string(),
    timestamp: instant,
    order_id: z.string(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Event' });

export const eventPage = z.object({ data: z.array(eventView), next_after: z.int() }).meta({ id: 'EventPage' });
