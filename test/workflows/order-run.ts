import { randomUUID } from 'node:crypto';
import { defaultPayloadConverter } from '@temporalio/common';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { createOrchestrator } from '../../adapters/orchestrator/temporal.ts';
import type { Message, OrderInput } from '../../contracts/messages.ts';
import { SEARCH_ATTRIBUTES } from '../../contracts/search-attributes.ts';
import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import { FaultError } from '../../domain/fault-error.ts';
import type { WorkflowMessageKind } from '../../domain/workflow-message.ts';
import type { OrderState } from '../../workflows/order/state.ts';
import { eventually } from '../support/shop.ts';
import type { World } from '../support/world.ts';

export type OrderRun = ReturnType<typeof createOrderRun>;

type HistoryEvent = NonNullable<History['events']>[number];

type Run = {
  readonly runId: string;
  readonly status: string;
  readonly events: number;
  /** Of every signal in its history, repeats included. */
  readonly messageIds: readonly string[];
  readonly before: string;
};

const messageIdsIn = (events: readonly HistoryEvent[]): string[] =>
  events.flatMap(({ workflowExecutionSignaledEventAttributes: signal }) => {
    const [payload] = signal?.input?.payloads ?? [];
    return payload ? [defaultPayloadConverter.fromPayload<Message>(payload).messageId] : [];
  });

const isLater = (error: unknown): 'later' => {
  if (error instanceof FaultError) return 'later';
  throw error;
};

type Given = Pick<World, 'temporal' | 'config' | 'sql'>;

/** The workflow of an order, told things by the product's own courier or by somebody at the Temporal UI. */
export const createOrderRun = (world: Given) => {
  const { client } = world.temporal;
  const { TASK_QUEUE: taskQueue, WORKFLOW_TASK_TIMEOUT_MS: workflowTaskTimeoutMs } = world.config;
  const courier = createOrchestrator({ client, taskQueue, workflowTaskTimeoutMs });
  const handleOf = (orderId: string, runId?: string) => client.workflow.getHandle(orderWorkflowId(orderId), runId);

  /** A question is answered between tasks: asked in the midst of one, it makes the task end before its local steps have. */
  const state = async (orderId: string): Promise<OrderState> => {
    await eventually(
      () => handleOf(orderId).describe(),
      ({ raw }) => !raw.pendingWorkflowTask,
    );
    return handleOf(orderId).query<OrderState>('orderState');
  };

  const readRun = async (orderId: string, runId: string): Promise<Run> => {
    const handle = handleOf(orderId, runId);
    const [{ events }, { status }] = await Promise.all([handle.fetchHistory(), handle.describe()]);
    const all = events ?? [];
    const before = all[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? '';
    return { runId, status: status.name, events: all.length, messageIds: messageIdsIn(all), before };
  };

  return {
    handleOf,
    state,
    startAnew: startAnewIn(world),

    until: (orderId: string, holds: (state: OrderState) => boolean): Promise<OrderState> =>
      eventually(() => state(orderId), holds),

    /** As the relay delivers it: the message's id is the request id too, and a busy server is asked again. */
    tell: (orderId: string, told: Told, id = `msg_${randomUUID()}`): Promise<unknown> =>
      eventually(
        () => courier.deliver({ id, workflowId: orderWorkflowId(orderId), payload: {}, ...told }).catch(isLater),
        (delivery) => delivery !== 'later',
      ),

    isOpen: async (orderId: string): Promise<boolean> => (await handleOf(orderId).describe()).status.name === 'RUNNING',

    /** All runs of the order since it was last started, the first one first. */
    runsOf: async (orderId: string): Promise<Run[]> => {
      const runs: Run[] = [];
      let { runId } = await handleOf(orderId).describe();
      while (runId !== '') {
        const run = await readRun(orderId, runId);
        runs.unshift(run);
        runId = run.before;
      }
      return runs;
    },
  };
};

export type Told = { readonly kind: WorkflowMessageKind; readonly payload?: Record<string, unknown> };

/** Ends the run as an operator's *Terminate* would and starts the order anew; its rows say how far it had come. */
const startAnewIn =
  ({ temporal, config, sql }: Given) =>
  async (orderId: string, change: Partial<OrderInput> = {}): Promise<void> => {
    const workflowId = orderWorkflowId(orderId);
    const handle = temporal.client.workflow.getHandle(workflowId);
    if ((await handle.describe()).status.name === 'RUNNING') await handle.terminate('started anew');
    const [row] = await sql`
      SELECT payload FROM workflow_message WHERE workflow_id = ${workflowId} AND kind = 'start_order'`;
    if (!row) throw new Error('an order was started by a message');
    const { input, shopId, paymentMethod } = row.payload as Record<'shopId' | 'paymentMethod', string> & {
      input: OrderInput;
    };
    await temporal.client.workflow.start('order', {
      workflowId,
      taskQueue: config.TASK_QUEUE,
      args: [{ ...input, ...change }],
      workflowTaskTimeout: config.WORKFLOW_TASK_TIMEOUT_MS,
      staticSummary: `order of ${shopId}`,
      typedSearchAttributes: [
        { key: SEARCH_ATTRIBUTES.shopId, value: shopId },
        { key: SEARCH_ATTRIBUTES.orderStage, value: 'awaiting_payment' },
        { key: SEARCH_ATTRIBUTES.waitingOn, value: 'payment' },
        { key: SEARCH_ATTRIBUTES.paymentMethod, value: paymentMethod },
      ],
    });
  };
