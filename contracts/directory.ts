import { z } from 'zod';
import { bothNames } from './session.ts';

/** What codes stand for, and what there is to choose from. */
export const directory = z
  .object({
    warehouses: z.array(z.object({ id: z.string(), name: bothNames, open: z.boolean() })),
    carriers: z.array(z.string()),
    payment_methods: z.array(z.string()),
  })
  .meta({ id: 'Directory' });
