import { z } from 'zod';
import { ACTION_KINDS } from '../domain/action/kind.ts';
import { ESCALATION_KINDS, ESCALATION_STATES, ESCALATION_TIERS } from '../domain/escalation/kind.ts';
import { instant, nearInstant } from './money.ts';

export const escalationView = z
  .object({
    id: z.string(),
    order_id: z.string(),
    shipment_id: z.string().nullable(),
    kind: z.enum(ESCALATION_KINDS),
    detail: z.string(),
    tier: z.enum(ESCALATION_TIERS),
    state: z.enum(ESCALATION_STATES),
    deadline_at: instant.nullable(),
    remedies: z.array(z.enum(ACTION_KINDS)),
    consequence: z.string().describe('What happens by itself when the last deadline passes'),
    outcome: z.string().nullable(),
    opened_at: instant,
    resolved_at: instant.nullable(),
    workflow_id: z.string(),
  })
  .meta({ id: 'Escalation' });

export const escalationPage = z
  .object({ data: z.array(escalationView), next_cursor: z.string().nullable() })
  .meta({ id: 'EscalationPage' });

export const moveEscalation = z
  .strictObject({ to: z.union([z.literal('now'), nearInstant]) })
  .meta({ id: 'MoveEscalationDeadline' });
