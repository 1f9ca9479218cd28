import type { components } from '../../client/client.ts';

type Answer = components['schemas']['CustomerOrder'];

/** As it is kept: without the instant of the answer, so that two answers that tell the same are the same. */
export type CustomerOrder = Omit<Answer, 'now'>;
export type Parcel = CustomerOrder['parcels'][number];
export type Refund = CustomerOrder['refunds'][number];
export type HelpTopic = CustomerOrder['can']['help'][number];

export const kept = ({ now: _, ...order }: Answer): CustomerOrder => order;
