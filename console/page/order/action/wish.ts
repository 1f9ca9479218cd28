import type { components } from '../../../../client/client.ts';
import type { Offer } from '../order-query.ts';

type NewAction = components['schemas']['NewAction'];

/** What has been chosen so far for an action that is offered. */
export type Wish = {
  /** In minor units. */
  readonly amount: number | undefined;
  readonly shipmentId: string | undefined;
  readonly carrier: string | undefined;
  readonly texts: Readonly<Record<'tracking_number' | 'reference' | 'payment_id', string>>;
};

const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);

/** What leaves no choice is chosen already. */
export const firstWish = (offer: Offer, amount?: number): Wish => {
  const shipment = only(offer.shipments);
  const open = shipment?.carriers.filter(({ problem }) => problem === null) ?? [];
  return {
    amount,
    shipmentId: shipment?.id,
    carrier: only(open)?.carrier,
    texts: { tracking_number: '', reference: '', payment_id: '' },
  };
};

const given = (name: string, value: string | number | undefined): Record<string, string | number> =>
  value === undefined || value === '' ? {} : { [name]: value };

/** What is sent; the reason is what the preview does not need yet. */
export const actionOf = (offer: Offer, wish: Wish, reason: string): NewAction => {
  const needs = (name: Offer['needs'][number]): boolean => offer.needs.includes(name);
  return {
    kind: offer.kind,
    reason,
    ...(offer.escalation_id === null ? {} : { escalation_id: offer.escalation_id }),
    ...(needs('amount') ? given('amount', wish.amount) : {}),
    ...(needs('shipment_id') ? given('shipment_id', wish.shipmentId) : {}),
    ...(needs('carrier') ? given('carrier', wish.carrier) : {}),
    ...(needs('tracking_number') ? given('tracking_number', wish.texts.tracking_number.trim()) : {}),
    ...(needs('reference') ? given('reference', wish.texts.reference.trim()) : {}),
    ...(needs('payment_id') ? given('payment_id', wish.texts.payment_id.trim()) : {}),
  };
};

/** Whether enough is chosen for a preview that says something. */
export const isWhole = (offer: Offer, wish: Wish): boolean =>
  (!offer.needs.includes('amount') || (wish.amount ?? 0) > 0) &&
  (!offer.needs.includes('shipment_id') || wish.shipmentId !== undefined) &&
  (!offer.needs.includes('carrier') || wish.carrier !== undefined);
