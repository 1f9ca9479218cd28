import {
  type Client,
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { toPayloads } from '@temporalio/common';
import { SEARCH_ATTRIBUTES } from '../../contracts/search-attributes.ts';
import { FaultError } from '../../domain/fault-error.ts';
import { fault } from '../../domain/faults.ts';
import type { WorkflowMessageKind } from '../../domain/workflow-message.ts';
import { findEvent } from './event.ts';
import type { DeliverableMessage, Delivery, Orchestrator } from './port.ts';
import { findRun } from './run.ts';
import { readTaskQueue } from './task-queue.ts';

const SIGNALS: Partial<Record<WorkflowMessageKind, string>> = {
  payment_changed: 'paymentChanged',
  cancel_requested: 'cancelRequested',
  deadline_moved: 'deadlineMoved',
  shipment_packed: 'shipmentPacked',
  shipment_handed_over: 'shipmentHandedOver',
  tracking_moved: 'trackingMoved',
  resumed: 'resumed',
  act: 'act',
  escalation_moved: 'escalationMoved',
  escalation_resolved: 'escalationResolved',
  shipment_added: 'shipmentAdded',
  address_changed: 'addressChanged',
};

const WORKFLOWS: Partial<Record<WorkflowMessageKind, string>> = {
  start_order: 'order',
  start_late_payment: 'latePayment',
  start_act: 'escalation',
  start_bulk: 'bulk',
  start_escalation: 'escalation',
};

export type TemporalOrchestrator = {
  readonly client: Client;
  readonly taskQueue: string;
  readonly workflowTaskTimeoutMs: number;
};

/** Within the lease that a message's first handler has. */
const CALL_MS = 5_000;

type StartPayload = { readonly input?: unknown; readonly shopId?: string; readonly paymentMethod?: string };

/** Delivers workflow messages: starts refuse an id that ever ran, signals carry the message's id as request id. */
export const createOrchestrator = (options: TemporalOrchestrator): Orchestrator => ({
  isOpen: async (workflowId) => {
    const run = await ifKnown(() => options.client.workflow.getHandle(workflowId).describe());
    return run?.status.name === 'RUNNING' || run?.status.name === 'PAUSED';
  },

  readTaskQueue: async () => {
    try {
      return await readTaskQueue(options);
    } catch (error) {
      throw new FaultError(fault('ORCHESTRATOR_UNAVAILABLE'), { cause: error });
    }
  },

  findEvent: (place) => ifKnown(() => inTime(options, () => findEvent(options.client, place))),

  findRun: (workflowId) => ifKnown(() => inTime(options, () => findRun(options.client, workflowId))),

  deliver: async (message) => {
    const send = senderOf(message.kind);
    try {
      return await inTime(options, () => send(options, message));
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return 'delivered';
      throw new FaultError(fault('ORCHESTRATOR_UNAVAILABLE'), { cause: error });
    }
  },
});

const inTime = <T>({ client }: TemporalOrchestrator, ask: () => Promise<T>): Promise<T> =>
  client.withDeadline(Date.now() + CALL_MS, ask);

/** Undefined when the server has no such workflow. */
const ifKnown = async <T>(ask: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw new FaultError(fault('ORCHESTRATOR_UNAVAILABLE'), { cause: error });
  }
};

const senderOf = (kind: WorkflowMessageKind) => {
  if (kind === 'act') return act;
  return WORKFLOWS[kind] === undefined ? signal : start;
};

const start = async (options: TemporalOrchestrator, message: DeliverableMessage): Promise<Delivery> => {
  const { input, shopId, paymentMethod } = message.payload as StartPayload;
  const searchAttributes =
    message.kind === 'start_order'
      ? [
          { key: SEARCH_ATTRIBUTES.shopId, value: shopId ?? '' },
          { key: SEARCH_ATTRIBUTES.orderStage, value: 'awaiting_payment' },
          { key: SEARCH_ATTRIBUTES.waitingOn, value: 'payment' },
          { key: SEARCH_ATTRIBUTES.paymentMethod, value: paymentMethod ?? '' },
        ]
      : [];
  await options.client.workflow.start(WORKFLOWS[message.kind] ?? '', {
    workflowId: message.workflowId,
    taskQueue: options.taskQueue,
    args: [input],
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    workflowIdConflictPolicy: 'FAIL',
    workflowTaskTimeout: options.workflowTaskTimeoutMs,
    typedSearchAttributes: searchAttributes,
    staticSummary: summaryOf(message.kind, shopId),
  });
  return 'delivered';
};

const SUMMARIES: Partial<Record<WorkflowMessageKind, string>> = {
  start_escalation: 'what a customer reports',
  start_act: 'an action for an order that has ended',
  start_bulk: 'one action for many orders',
};

const summaryOf = (kind: WorkflowMessageKind, shopId = ''): string => {
  if (kind === 'start_order') return `order of ${shopId}`;
  return SUMMARIES[kind] ?? 'money for an order that has ended';
};

/** The raw call, since only it takes a request id: the server then drops a repeat within the run. */
const signal = async ({ client }: TemporalOrchestrator, message: DeliverableMessage): Promise<Delivery> => {
  const signalName = SIGNALS[message.kind];
  if (signalName === undefined) throw new Error(`no signal for messages of kind ${message.kind}`);
  const payloads = toPayloads(client.options.loadedDataConverter.payloadConverter, {
    ...message.payload,
    messageId: message.id,
  });
  try {
    await client.workflowService.signalWorkflowExecution({
      namespace: client.options.namespace,
      workflowExecution: { workflowId: message.workflowId },
      signalName,
      input: { payloads: payloads ?? [] },
      requestId: message.id,
      identity: client.options.identity,
    });
    return 'delivered';
  } catch (error) {
    if (isGrpcServiceError(error) && error.code === GRPC_NOT_FOUND) return 'no_run';
    throw error;
  }
};

const GRPC_NOT_FOUND = 5;
/** How long a person's click may wait for a worker to take the action on. */
const ACCEPT_WITHIN_MS = 1_500;

/** An action is an update first, so that its author knows it was taken on; without a worker in time it is left as a signal. */
const act = async (options: TemporalOrchestrator, message: DeliverableMessage): Promise<Delivery> => {
  const { client } = options;
  const accepted = client.connection.withDeadline(Date.now() + ACCEPT_WITHIN_MS, () =>
    client.workflow.getHandle(message.workflowId).startUpdate('act', {
      args: [{ ...message.payload, messageId: message.id }],
      updateId: String(message.payload.actionId),
      waitForStage: 'ACCEPTED',
    }),
  );
  const isAccepted = await accepted.then(
    () => true,
    () => false,
  );
  return isAccepted ? 'delivered' : signal(options, message);
};
