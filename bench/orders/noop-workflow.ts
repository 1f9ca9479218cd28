import { proxyActivities } from '@temporalio/workflow';

const { nothing } = proxyActivities<{ nothing(n: number): Promise<number> }>({ startToCloseTimeout: '8s' });

/** The least that a durable workflow can do: one regular activity. */
export const noop = (n: number): Promise<number> => nothing(n);
