import type { z } from 'zod';
import type { actionView } from '../../contracts/action.ts';
import type { ActionRow } from '../../db/queries/action.ts';

export const presentAction = (row: ActionRow): z.infer<typeof actionView> => ({
  id: row.id,
  order_id: row.orderId,
  escalation_id: row.escalationId,
  shipment_id: row.shipmentId,
  kind: row.kind,
  amount: { amount: row.amountMinor, currency: row.currency },
  request: row.request,
  reason: row.reason,
  source: row.source,
  actor: row.actorId,
  state: row.state,
  cap: row.capMinor < 0 ? null : { amount: row.capMinor, currency: row.currency },
  result: row.result,
  created_at: row.createdAt,
  decided_at: row.decidedAt,
  applied_at: row.appliedAt,
});
