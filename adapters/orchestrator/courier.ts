import { followMessage } from '../../contracts/follow.ts';
import type { Orchestrator } from './port.ts';

/** How a message reaches its workflow, and what follows when there is none; the caller adds its database. */
export const courierBy = (orchestrator: Orchestrator) => ({
  deliver: (message: Parameters<Orchestrator['deliver']>[0]) => orchestrator.deliver(message),
  follow: followMessage,
});
