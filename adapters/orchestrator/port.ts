import type { OrderWorkflow } from '../../contracts/order-detail.ts';
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

/** `eventId` counts from 1 within its run. */
export type WorkflowEvent = { readonly runId: string; readonly eventId: string };

export type WorkflowRun = {
  readonly runId: string;
  readonly status: OrderWorkflow['status'];
  /** In this run's history. */
  readonly events: number;
  readonly startedAt: string;
  readonly endedAt: string | null;
};

/** Throws a `FaultError` with ORCHESTRATOR_UNAVAILABLE when the server does not answer. Safe to repeat. */
export interface Orchestrator {
  deliver(message: DeliverableMessage): Promise<Delivery>;
  /** Whether the workflow has a run that is open now. */
  isOpen(workflowId: string): Promise<boolean>;
  readTaskQueue(): Promise<TaskQueueState>;
  /** Its latest run; undefined when the server has none any more. */
  findRun(workflowId: string): Promise<WorkflowRun | undefined>;
  /** What happened at a moment or next after it; undefined when the server has no such workflow any more. */
  findEvent(place: { readonly workflowId: string; readonly at: string }): Promise<WorkflowEvent | undefined>;
}
