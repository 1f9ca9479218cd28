import { z } from 'zod';
import { bothNames } from './session.ts';

const regionItem = z.object({
  code: z.string(),
  level: z.enum(['country', 'province', 'city', 'district']),
  name: bothNames,
  has_children: z.boolean().describe('An address names the smallest region: one without parts'),
});
export type RegionItem = z.infer<typeof regionItem>;

export const regionList = z.object({ data: z.array(regionItem) }).meta({ id: 'RegionList' });
