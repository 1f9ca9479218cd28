import type { z } from 'zod';
import type { escalationView } from '../../contracts/escalation.ts';
import { escalationWorkflowId } from '../../contracts/workflow-ids.ts';
import type { EscalationRow } from '../../db/queries/escalation.ts';
import { ESCALATION_POLICY, remediesFor } from '../../domain/escalation/policy.ts';

export const presentEscalation = (row: EscalationRow): z.infer<typeof escalationView> => ({
  id: row.id,
  order_id: row.orderId,
  shipment_id: row.shipmentId,
  kind: row.kind,
  detail: row.detail,
  tier: row.tier,
  state: row.state,
  deadline_at: row.deadlineAt,
  remedies: row.state === 'open' ? [...remediesFor(row)] : [],
  consequence: ESCALATION_POLICY[row.kind].consequence.kind,
  outcome: row.outcome,
  opened_at: row.openedAt,
  resolved_at: row.resolvedAt,
  workflow_id: escalationWorkflowId(row.orderId, row.n),
});
