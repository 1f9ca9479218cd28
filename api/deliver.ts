import type { FastifyBaseLogger } from 'fastify';
import { factsOfError } from '../contracts/error-code.ts';
import { type Courier, deliverMessage } from '../db/queries/delivery.ts';
import type { NewMessage } from '../db/queries/workflow-message.ts';

/** The fact is committed and the caller need not wait: what cannot be delivered now is the relay's. */
export const deliverSoon = (courier: Courier, messages: readonly NewMessage[], log: FastifyBaseLogger): void => {
  for (const message of messages) {
    deliverMessage(courier, message).catch((error: unknown) => {
      log.warn({ message: message.id, ...factsOfError(error) }, 'left to the relay');
    });
  }
};
