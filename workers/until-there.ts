import { factsOfError } from '../contracts/error-code.ts';
import type { Log } from '../contracts/log.ts';

const PAUSE_MS = 1_000;

/** Repeats a start-up step until what it needs is there; a process that waits is easier to run than one that must be restarted. */
export const untilThere = async <T>(log: Log, what: string, attempt: () => Promise<T>): Promise<T> => {
  for (let said = false; ; said = true) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Error && error.message.includes('another type')) throw error;
      if (!said) log.warn(factsOfError(error), `waiting for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
};
