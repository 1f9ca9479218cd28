import type { WorkflowMessageKind } from '../../domain/workflow-message.ts';

export type DeliverableMessage = {
  readonly id: string;
  readonly workflowId: string;
  readonly kind: WorkflowMessageKind;
  readonly payload: Readonly<Record<string, unknown>>;
};

/** `no_run`: the workflow has ended, and whoever sent the message decides what that means. */
export type Delivery = 'delivered' | 'no_run';

/** The task queue of the orders: who takes its work, and what waits there. */
export type TaskQueueState = { readonly pollers: number; readonly backlog: number; readonly oldestMs: number };

/** Throws a `FaultError` with ORCHESTRATOR_UNAVAILABLE when the server does not answer. Safe to repeat. */
export interface Orchestrator {
  deliver(message: DeliverableMessage): Promise<Delivery>;
  /** Whether the workflow has a run that is open now. */
  isOpen(workflowId: string): Promise<boolean>;
  readTaskQueue(): Promise<TaskQueueState>;
}
