import { z } from 'zod';
import { instant } from './money.ts';

/** The one place where the server words something itself: the sentence that every surface shows. */
export const explanation = z
  .object({
    order_id: z.string(),
    status: z.string(),
    waiting_on: z.string().nullable(),
    waiting_until: instant.nullable(),
    next_actor: z.string().nullable(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
    sentence: z.object({ 'zh-CN': z.string(), en: z.string() }).nullable(),
    workflow_id: z.string(),
  })
  .meta({ id: 'Explanation' });
