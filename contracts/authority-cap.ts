import { z } from 'zod';
import { ACTION_KINDS } from '../domain/action/kind.ts';
import { currency } from './money.ts';
import { reason } from './person.ts';
import { code } from './text.ts';

const amount = z.int().min(0).max(100_000_000);
const cap = { role: z.string(), action: z.enum(ACTION_KINDS), currency, max: amount.describe('Minor units') };

export const capView = z.object(cap).meta({ id: 'AuthorityCap' });
export const capList = z.object({ data: z.array(capView) }).meta({ id: 'AuthorityCapList' });
export const capParams = z.object({ role: code, action: z.enum(ACTION_KINDS), currency });
export const capChange = z
  .strictObject({
    max: amount.describe('Minor units: what one action may give away without a second person'),
    based_on: amount.describe('What you saw; refused when it is something else by now'),
    reason,
  })
  .meta({ id: 'AuthorityCapChange' });
