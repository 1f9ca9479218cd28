import type { OrderView } from '../../contracts/order.ts';
import type { OrderRow } from '../../db/queries/order.ts';
import { judgePromise, type ParcelFacts } from '../../domain/order/outlook.ts';
import type { Pace } from '../../domain/pace.ts';

/** As both the desk and the customer read an order: told from the same rows, both are told the same. */
type Known = {
  readonly shipments: readonly {
    readonly row: ParcelFacts & { readonly id: string };
    readonly trackingStatus: string | null;
  }[];
  readonly troubles: readonly { readonly shipmentId: string | null }[];
  readonly now: string;
};

export const presentPromise = (
  { status, promisedAt, waitingUntil }: OrderRow,
  { shipments, troubles, now }: Known,
  pace: Pace,
): OrderView['promise'] => {
  const parcels = shipments.map(({ row, trackingStatus }) => ({
    ...row,
    tracking: trackingStatus,
    isEscalated: troubles.some(({ shipmentId }) => shipmentId === row.id),
  }));
  const outlook = judgePromise({ status, promisedAt, waitingUntil, parcels, now, pace });
  return outlook && { at: outlook.at, state: outlook.state, expected_at: outlook.expectedAt };
};
