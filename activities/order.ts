import type { Deadlines } from '../contracts/order-step.ts';
import { endOrder, findOrder, instantIn, lockOrder, moveOrder } from '../db/queries/order.ts';
import { shipmentsOf } from '../db/queries/shipment.ts';
import { nextActorOf } from '../domain/waiting.ts';
import { createAdmission } from './admission.ts';
import { createBoundary } from './boundary.ts';
import type { Deps } from './deps.ts';
import { releaseEverything, settlePayment } from './settle.ts';
import { tellCustomer, tellShop } from '../db/queries/tell.ts';

type OfOrder = { readonly orderId: string };
const DAY_MS = 86_400_000;

/** The order's steps in our own database. Each is one transaction and answers the same when it is repeated. */
export const createOrderActivities = (deps: Deps) => {
  const boundary = createBoundary(deps.log);
  const { db } = deps;
  return {
    admitAndHold: createAdmission(deps),

    settlePayment: (input: OfOrder & { final: boolean }) => boundary('settlePayment', () => settlePayment(deps, input)),

    remindPayment: ({ orderId, n }: OfOrder & { n: number }) =>
      boundary('remindPayment', () =>
        db.transaction(async (tx) => {
          const order = await lockOrder(tx, orderId);
          if (order.status !== 'awaiting_payment' || !order.paymentDeadline) return;
          const amount = { amount: order.totalMinor ?? 0, currency: order.currency };
          const facts = { n, amount, until: order.paymentDeadline };
          await tellCustomer(tx, order, { template: 'payment_reminder', cause: String(n), facts });
          const remindedAt = await instantIn(tx, 0);
          const waitingFacts = { ...order.waitingFacts, remindersSent: n, lastReminderAt: remindedAt };
          if (order.waitingOn !== 'payment') return;
          const waiting = {
            on: 'payment',
            until: order.paymentDeadline,
            next: 'customer',
            facts: waitingFacts,
          } as const;
          await moveOrder(tx, orderId, { waiting });
        }),
      ),

    readDeadlines: (orderId: string): Promise<Deadlines> =>
      boundary('readDeadlines', async () => {
        const order = await findOrder(db, orderId);
        const shipments = await shipmentsOf(db, orderId);
        const silence = shipments.flatMap(({ id, silenceUntil }) =>
          silenceUntil ? [[id, silenceUntil] as const] : [],
        );
        return {
          payment: order?.paymentDeadline ?? null,
          reminders: order?.reminders ?? [],
          afterSales: order?.afterSalesUntil ?? null,
          silence: Object.fromEntries(silence),
        };
      }),

    parkOrder: ({ orderId, step, code }: OfOrder & { step: string; code: string }) =>
      boundary('parkOrder', () =>
        db.transaction(async (tx) => {
          const order = await lockOrder(tx, orderId);
          if (order.needsAttention === code && order.waitingOn === 'attention') return;
          const until = await instantIn(tx, DAY_MS);
          await moveOrder(tx, orderId, {
            waiting: {
              on: 'attention',
              until,
              next: nextActorOf('attention'),
              facts: { reason: 'step_failed', step, code },
            },
            set: { needsAttention: code },
          });
          await tellShop(tx, order, 'order.needs_attention', { step, code });
        }),
      ),

    resumeOrder: ({ orderId }: OfOrder) =>
      boundary('resumeOrder', () =>
        db.transaction(async (tx) => {
          const order = await lockOrder(tx, orderId);
          if (order.waitingOn !== 'attention') return;
          const until = await instantIn(tx, 10 * 60_000);
          await moveOrder(tx, orderId, {
            waiting: { on: 'retry', until, next: 'system' },
            set: { needsAttention: null },
          });
        }),
      ),

    releaseHold: ({ orderId }: OfOrder) =>
      boundary('releaseHold', () =>
        db.transaction(async (tx) => {
          await lockOrder(tx, orderId);
          await releaseEverything(tx, orderId);
        }),
      ),

    finishCancel: ({ orderId }: OfOrder) =>
      boundary('finishCancel', () =>
        db.transaction(async (tx) => {
          const order = await lockOrder(tx, orderId);
          if (!(await endOrder(tx, orderId, 'cancelled', order.cancelReason))) return;
          await tellCustomer(tx, order, { template: 'order_cancelled', cause: 'cancelled', facts: {} });
          await tellShop(tx, order, 'order.cancelled', { reason: order.cancelReason });
        }),
      ),

    completeOrder: ({ orderId }: OfOrder) =>
      boundary('completeOrder', () =>
        db.transaction(async (tx) => {
          const order = await lockOrder(tx, orderId);
          if (await endOrder(tx, orderId, 'completed')) await tellShop(tx, order, 'order.completed');
        }),
      ),
  };
};
