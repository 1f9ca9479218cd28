import type { components } from '../../client/client.ts';
import { insist } from '../kit/insist.ts';
import { createThinking, type DeskParts } from './desk.ts';

export type Action = components['schemas']['Action'];

/** A supervisor reads what somebody else wants to do, thinks, and agrees. */
export const createApprover = (parts: DeskParts) => {
  const { sim, clients, stop } = parts;
  const think = createThinking(parts);
  return async ({ id, order_id: order, kind }: Action): Promise<void> => {
    await think(id);
    const body = { decision: 'approve', reason: 'agreed' } as const;
    const { data, error } = await insist(
      () => clients.supervisor.POST('/v1/actions/{id}/approvals', { params: { path: { id } }, body }),
      stop,
    );
    const code = (error as { code?: string } | undefined)?.code;
    sim.journal.write({
      op: 'agents.approve',
      key: id,
      effect: data ? 'approved' : 'refused',
      detail: { order, kind, ...(code === undefined ? {} : { code }) },
    });
  };
};
