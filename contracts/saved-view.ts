import { z } from 'zod';
import { instant } from './money.ts';
import { line } from './text.ts';

export const VIEW_PAGES = ['orders'] as const;

/** The part of the console's address behind the question mark. */
const query = z
  .string()
  .max(600)
  .regex(/^[\w.:,=&%+-]*$/, 'filters as they stand in the address');

export const newSavedView = z
  .strictObject({
    page: z.enum(VIEW_PAGES),
    name: line(40),
    query,
    shared: z.boolean().default(false).describe('Everybody sees it'),
  })
  .meta({ id: 'NewSavedView' });
export type NewSavedView = z.infer<typeof newSavedView>;

export const savedView = z
  .object({
    id: z.string(),
    page: z.enum(VIEW_PAGES),
    name: z.string(),
    query: z.string(),
    shared: z.boolean(),
    created_at: instant,
  })
  .meta({ id: 'SavedView' });

export const savedViews = z.object({ data: z.array(savedView) }).meta({ id: 'SavedViews' });
