import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import { escalationWorkflowId } from '../../contracts/workflow-ids.ts';
import type { EscalationKind } from '../../domain/escalation/kind.ts';
import type { escalation } from '../escalation/escalation.ts';
import { local } from '../kit/activity.ts';
import { showAttention } from './notice.ts';
import type { Run } from './state.ts';

export type Trouble = { readonly kind: EscalationKind; readonly detail: string; readonly shipmentId?: string };

/**
 * Hands a trouble to an escalation, which outlives this run, and waits only until it has started.
 * False when this trouble was dealt with before.
 */
export const escalate = async (run: Run, { kind, detail, shipmentId }: Trouble): Promise<boolean> => {
  const { orderId, utcOffsetMinutes } = run.input;
  const opened = await local.openEscalation({ orderId, kind, detail, shipmentId: shipmentId ?? null });
  if (!opened) return false;
  showAttention(kind);
  try {
    await startChild<typeof escalation>('escalation', {
      workflowId: escalationWorkflowId(orderId, opened.n),
      args: [{ orderId, escalationId: opened.escalationId, utcOffsetMinutes }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      staticSummary: `${kind}: ${detail}`,
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  return true;
};
