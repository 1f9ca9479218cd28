import { z } from 'zod';
import { PRINCIPAL_KINDS } from '../domain/authority/principal.ts';
import { instant } from './money.ts';
import { bothNames } from './session.ts';

export const auditEntry = z
  .object({
    id: z.string(),
    n: z.int().nullable().describe('Its place in the chain; none until it has been sealed'),
    at: instant,
    actor: z.object({ id: z.string(), kind: z.enum(PRINCIPAL_KINDS).nullable(), name: bothNames.nullable() }),
    action: z.string(),
    ref: z.string().describe('What it was done to'),
    ref_name: bothNames.nullable().describe('Of whom it was done to, where that is somebody'),
    facts: z.record(z.string(), z.unknown()),
    hash: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' });

export const auditPage = z
  .object({ data: z.array(auditEntry), next_cursor: z.string().nullable() })
  .meta({ id: 'AuditPage' });

export const chainCheck = z
  .object({
    ok: z.boolean(),
    verified_to: z.int().describe('The chain holds up to this number'),
    unsealed: z.int().describe('Written, but not sealed yet'),
    broken: z
      .object({
        n: z.int(),
        id: z.string(),
        why: z
          .enum(['gap', 'link', 'content'])
          .describe('A number is missing, it does not follow from the entry before, or it was changed afterwards'),
      })
      .nullable(),
    at: instant,
  })
  .meta({ id: 'ChainCheck' });
