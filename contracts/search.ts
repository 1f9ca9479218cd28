import { z } from 'zod';
import { orderItem } from './order-list.ts';

export const SEARCH_REASONS = [
  'order',
  'payment',
  'shipment',
  'escalation',
  'action',
  'phone',
  'reference',
  'tracking_number',
] as const;
export type SearchReason = (typeof SEARCH_REASONS)[number];

export const searchResult = z
  .object({
    data: z
      .array(z.object({ found_by: z.enum(SEARCH_REASONS), order: orderItem }))
      .describe('Newest first, at most twenty'),
  })
  .meta({ id: 'SearchResult' });
