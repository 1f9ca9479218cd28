import type { OrderDurations } from '../../contracts/messages.ts';
import { readPolicy } from '../../db/queries/policy.ts';
import { shrink } from '../../domain/pace.ts';
import type { ApiDeps } from '../deps.ts';

const DAY_MS = 86_400_000;

/** From the policies in force, shrunk by the pace where they enter the workflow. */
export const durationsOf = async ({ db, pace }: Pick<ApiDeps, 'db' | 'pace'>): Promise<OrderDurations> => {
  const [window, afterSales] = await Promise.all([readPolicy(db, 'payment_window'), readPolicy(db, 'after_sales')]);
  const paymentWindow = shrink(window.minutes * 60_000, 'payment_window', pace);
  return {
    paymentWindow,
    reminders: window.remindAtPercent.map((percent) => Math.round((paymentWindow * percent) / 100)),
    afterSales: shrink(afterSales.days * DAY_MS, 'after_sales', pace),
  };
};
