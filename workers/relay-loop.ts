import { factsOfError } from '../contracts/error-code.ts';
import type { Log } from '../contracts/log.ts';
import { type Courier, deliverMessage } from '../db/queries/delivery.ts';
import { claimDueMessages } from '../db/queries/workflow-message.ts';

const BATCH = 50;
const IDLE_MS = 500;

/** Repeats what handlers could not deliver. Any number of relays may run: each claims its own rows. */
export const runRelay = (courier: Courier, log: Log): { stop(): Promise<void> } => {
  let running = true;
  let wake: () => void = () => undefined;
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      setTimeout(resolve, IDLE_MS);
    });

  const round = async (): Promise<number> => {
    const due = await claimDueMessages(courier.db, BATCH);
    const outcomes = await Promise.all(due.map((message) => deliverMessage(courier, message)));
    const later = outcomes.filter((outcome) => outcome === 'later').length;
    if (due.length > 0) log.info({ claimed: due.length, later }, 'relayed workflow messages');
    return due.length - later;
  };

  const loop = (async () => {
    while (running) {
      const moved = await round().catch((error: unknown) => {
        log.warn(factsOfError(error), 'the relay could not read its messages');
        return 0;
      });
      if (moved === 0 && running) await pause();
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
