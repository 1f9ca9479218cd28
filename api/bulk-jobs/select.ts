import { MOST_SELECTED, type NewBulkPreview } from '../../contracts/bulk-job.ts';
import type { Transaction } from '../../db/client.ts';
import { type OrderToDeal, selectOrders } from '../../db/queries/bulk-selection.ts';
import { readPlainProposals } from '../../db/queries/propose-plain.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { actionOf, type BulkRequest, judgeBulk } from '../../domain/bulk/judge.ts';
import { type FaultCode, fault } from '../../domain/faults.ts';
import { Refusal } from '../plugins/problem.ts';

export type SelectedOrder = Pick<OrderToDeal, 'id' | 'reference' | 'totalMinor' | 'currency'>;
export type JudgedOrder = {
  readonly touched: readonly (SelectedOrder & { readonly needsApproval: boolean })[];
  readonly leftOut: readonly (SelectedOrder & { readonly code: FaultCode })[];
};

export type Selection = NewBulkPreview['selection'];

type Judging = {
  readonly caller: Principal;
  readonly request: BulkRequest;
  readonly selection: Selection;
  readonly isCarrierKnown: (name: string) => boolean;
};

const readSelection = async (tx: Transaction, selection: Selection): Promise<OrderToDeal[]> => {
  if ('filter' in selection) return selectOrders(tx, { of: { shopId: undefined, ...selection.filter } }, MOST_SELECTED);
  const { order_ids: ids } = selection;
  const orders = await selectOrders(tx, { ids }, MOST_SELECTED);
  const known = new Set(orders.map(({ id }) => id));
  const unknown = ids.findIndex((id) => !known.has(id));
  if (unknown >= 0) throw new Refusal([fault('ORDER_UNKNOWN', `/selection/order_ids/${unknown}`)]);
  return orders;
};

/** Judges each selected order as its own action would be, without a lock; the turn of each is judged once more. */
export const judgeSelection = async (tx: Transaction, judging: Judging): Promise<JudgedOrder> => {
  const { caller, request, selection, isCarrierKnown } = judging;
  const orders = await readSelection(tx, selection);
  if (orders.length > MOST_SELECTED)
    throw new Refusal([fault('SELECTION_TOO_LARGE', '/selection', { most: MOST_SELECTED })]);
  const { cause: _, ...action } = actionOf(request);
  const isKnown = action.carrier !== undefined && isCarrierKnown(action.carrier);
  const asked = { ...action, isCarrierKnown: isKnown, actorId: caller.id, role: caller.role };
  const proposals = await readPlainProposals(tx, orders, asked);
  const judged = orders.flatMap((order) => {
    const proposal = proposals.get(order.id);
    return proposal ? [{ order, verdict: judgeBulk(request, proposal) }] : [];
  });
  return {
    touched: judged.flatMap(({ order, verdict }) =>
      verdict.kind === 'touched' ? [{ ...order, needsApproval: verdict.proposed.state === 'awaiting_approval' }] : [],
    ),
    leftOut: judged.flatMap(({ order, verdict }) =>
      verdict.kind === 'left_out' ? [{ ...order, code: verdict.code }] : [],
    ),
  };
};
