import { z } from 'zod';
import { bothNames } from './session.ts';

const named = z.object({ code: z.string(), name: bothNames });

const regionItem = named.extend({
  level: z.enum(['country', 'province', 'city', 'district']),
  has_children: z.boolean().describe('An address names the smallest region: one without parts'),
  within: z.array(named).describe('What it lies in, from the largest'),
});
export type RegionItem = z.infer<typeof regionItem>;

export const regionList = z.object({ data: z.array(regionItem) }).meta({ id: 'RegionList' });
