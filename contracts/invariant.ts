import { z } from 'zod';
import { INVARIANTS } from '../domain/invariant.ts';
import { instant } from './money.ts';

const finding = z.object({
  name: z.enum(INVARIANTS),
  holds: z.boolean().nullable().describe('Null before the first look'),
  checked: z.int().describe('How many things were compared'),
  broken: z.int().describe('How many of them break it'),
  sample: z.array(z.string()).describe('The first of those, by their ids'),
  looked_at: instant.nullable(),
  since: instant.nullable().describe('Since when it holds, or does not'),
});

export const invariantsView = z
  .object({ looked_at: instant.nullable().describe('The oldest look among them'), findings: z.array(finding) })
  .meta({ id: 'Invariants' });
export type InvariantsView = z.infer<typeof invariantsView>;
