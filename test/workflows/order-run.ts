import { randomUUID } from 'node:crypto';
import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import type { OrderInput } from '../../contracts/messages.ts';
import { createOrchestrator } from '../../adapters/orchestrator/temporal.ts';
import { SEARCH_ATTRIBUTES } from '../../contracts/search-attributes.ts';
import type { WorkflowMessageKind } from '../../domain/workflow-message.ts';
import type { OrderState } from '../../workflows/order/state.ts';
import { eventually } from '../support/shop.ts';
import type { World } from '../support/world.ts';

export type OrderRun = ReturnType<typeof createOrderRun>;

/** The workflow of an order, told things by the product's own courier or by somebody at the Temporal UI. */
export const createOrderRun = ({ temporal, config, sql }: Pick<World, 'temporal' | 'config' | 'sql'>) => {
  const { client } = temporal;
  const courier = createOrchestrator({
    client,
    taskQueue: config.TASK_QUEUE,
    workflowTaskTimeoutMs: config.WORKFLOW_TASK_TIMEOUT_MS,
  });
  const handleOf = (orderId: string) => client.workflow.getHandle(orderWorkflowId(orderId));
  const state = (orderId: string): Promise<OrderState> => handleOf(orderId).query<OrderState>('orderState');

  const inputOf = async (orderId: string): Promise<OrderInput> => {
    const [row] = await sql`
      SELECT payload FROM workflow_message WHERE workflow_id = ${orderWorkflowId(orderId)} AND kind = 'start_order'`;
    return (row?.payload as { input: OrderInput }).input;
  };

  return {
    handleOf,
    state,

    until: (orderId: string, holds: (state: OrderState) => boolean): Promise<OrderState> =>
      eventually(() => state(orderId), holds),

    /** As the relay delivers it: the message's id is the request id too. */
    tell: (
      orderId: string,
      kind: WorkflowMessageKind,
      payload: Record<string, unknown> = {},
      id = `msg_${randomUUID()}`,
    ) => courier.deliver({ id, workflowId: orderWorkflowId(orderId), kind, payload }),

    isOpen: async (orderId: string): Promise<boolean> => {
      const { status } = await handleOf(orderId).describe();
      return status.name === 'RUNNING';
    },

    /** Ends the run as an operator's *Terminate* would and starts the order anew; its rows say how far it had come. */
    startAnew: async (orderId: string, change: Partial<OrderInput> = {}): Promise<void> => {
      const input = await inputOf(orderId);
      const { memo: _, typedSearchAttributes, ...before } = await handleOf(orderId).describe();
      if (before.status.name === 'RUNNING') await handleOf(orderId).terminate('started anew');
      await client.workflow.start('order', {
        workflowId: orderWorkflowId(orderId),
        taskQueue: config.TASK_QUEUE,
        args: [{ ...input, ...change }],
        workflowTaskTimeout: config.WORKFLOW_TASK_TIMEOUT_MS,
        typedSearchAttributes: [
          { key: SEARCH_ATTRIBUTES.shopId, value: typedSearchAttributes.get(SEARCH_ATTRIBUTES.shopId) ?? '' },
          { key: SEARCH_ATTRIBUTES.orderStage, value: 'awaiting_payment' },
          { key: SEARCH_ATTRIBUTES.waitingOn, value: 'payment' },
          {
            key: SEARCH_ATTRIBUTES.paymentMethod,
            value: typedSearchAttributes.get(SEARCH_ATTRIBUTES.paymentMethod) ?? '',
          },
        ],
      });
    },
  };
};
