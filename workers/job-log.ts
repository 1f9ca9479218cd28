import { Logger } from 'graphile-worker';
import { factsOfError } from '../contracts/error-code.ts';
import type { Log } from '../contracts/log.ts';

/** The queue's warnings and errors in its own fixed words: what an error says behind them may quote a person's data. */
export const createJobLog = (log: Log): Logger =>
  new Logger(() => (level, message, meta) => {
    const facts = { queue: true, ...(meta?.['error'] === undefined ? {} : factsOfError(meta['error'])) };
    if (level === 'error') log.error(facts, fixedWordsOf(message));
    if (level === 'warning') log.warn(facts, fixedWordsOf(message));
  });

const fixedWordsOf = (message: string): string => message.split(/:| with error|\n/, 1)[0] ?? '';
