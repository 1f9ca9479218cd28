/** The order workflow and its activities share one queue, which keeps eager dispatch. */
export const ORDER_TASK_QUEUE = 'order';
