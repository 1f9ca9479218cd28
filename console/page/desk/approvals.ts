import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { components } from '../../../client/client.ts';
import { api, dataOf } from '../../api/client.ts';
import { useMay, useSession } from '../../api/session.ts';
import { useLive } from '../../live/use-live.ts';

export type Approval = components['schemas']['ApprovalCards']['data'][number];
/** How whoever looks stands to it. */
export type Standing = 'decides' | 'own' | 'no_right' | 'beyond_cap';
export type Decision = { readonly decision: 'approve' | 'refuse'; readonly reason: string };

const KEY = ['approvals'] as const;
/** Orders go on in the meantime; what they say is not worth a read at every step. */
const AGAIN_MS = 30_000;

const approvalsQuery = queryOptions({
  queryKey: KEY,
  queryFn: () => dataOf(api.GET('/v1/approvals')),
  refetchInterval: AGAIN_MS,
});

export const useApprovals = () => {
  useLive(KEY, { types: ['action.', 'escalation.'] });
  return useQuery(approvalsQuery);
};

export const useStanding = (): ((approval: Approval) => Standing) => {
  const { id } = useSession();
  const mayDecide = useMay()('actions:approve');
  return ({ actor, may_decide: isMine }) => {
    if (isMine) return 'decides';
    if (actor.id === id) return 'own';
    return mayDecide ? 'beyond_cap' : 'no_right';
  };
};

const CONSEQUENCES = ['refund_shipment', 'cancel_order', 'retry', 'keep_waiting'] as const;

/** What comes by itself: an agent's trouble climbs first; without a trouble nothing does. */
export const lapseOf = ({ trouble }: Pick<Approval, 'trouble'>) => {
  if (trouble === null) return 'none';
  if (trouble.tier !== 'supervisor') return 'supervisor';
  return CONSEQUENCES.find((each) => each === trouble.consequence) ?? 'keep_waiting';
};

export const useDecide = (id: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Decision) => dataOf(api.POST('/v1/actions/{id}/approvals', { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
};
