import type { Sql } from '../db/client.ts';
import { VERDICT_CHANNEL } from '../db/queries/verdict.ts';

/** Who waits for which order's verdict. The notice only wakes: the row is the answer. */
export type Verdicts = {
  /** Resolves true when the order's verdict may be there, false at the timeout. */
  next(orderId: string, timeoutMs: number): { readonly woken: Promise<boolean>; stop(): void };
  close(): Promise<void>;
};

/** One LISTEN connection per process. On every reconnect all who wait look again, since notices may have been missed. */
export const listenForVerdicts = async (plain: Sql): Promise<Verdicts> => {
  const waiting = new Map<string, Set<() => void>>();
  const wake = (orderId: string): void => waiting.get(orderId)?.forEach((resume) => resume());
  const wakeAll = (): void => waiting.forEach((all) => all.forEach((resume) => resume()));
  const { unlisten } = await plain.listen(VERDICT_CHANNEL, wake, wakeAll);
  return {
    next: (orderId, timeoutMs) => {
      let finish: (woken: boolean) => void = () => undefined;
      const woken = new Promise<boolean>((resolve) => {
        finish = resolve;
      });
      const resume = (): void => finish(true);
      const timer = setTimeout(() => finish(false), timeoutMs);
      const all = waiting.get(orderId) ?? new Set();
      waiting.set(orderId, all.add(resume));
      const stop = (): void => {
        clearTimeout(timer);
        all.delete(resume);
        if (all.size === 0) waiting.delete(orderId);
      };
      return { woken, stop };
    },
    close: unlisten,
  };
};
