import { factsOfError } from '../contracts/error-code.ts';
import type { Log } from '../contracts/log.ts';

export type Chore = { readonly name: string; readonly everyMs: number; readonly run: () => Promise<void> };

/** Runs a chore again and again, each time after the last has ended; one that fails is tried at its next turn. */
export const repeat = (log: Log, { name, everyMs, run }: Chore): { stop(): Promise<void> } => {
  let running = true;
  let wake: () => void = () => undefined;
  const loop = (async () => {
    while (running) {
      await run().catch((error: unknown) => {
        log.warn({ chore: name, ...factsOfError(error) }, 'a chore failed');
      });
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, everyMs);
      });
    }
  })();
  return {
    stop: async () => {
      running = false;
      wake();
      await loop;
    },
  };
};
