import { isDelivered, type OrderStatus } from '../order/status.ts';

/** Why a customer cancels: chips to tap, told to the shop. */
export const CANCEL_REASONS = ['changed_mind', 'ordered_wrong', 'takes_too_long', 'found_elsewhere', 'other'] as const;

const DAY_MS = 86_400_000;

export const canConfirmReceipt = (order: {
  readonly status: OrderStatus;
  readonly receivedAt: string | null;
}): boolean => isDelivered(order.status) && order.receivedAt === null;

/** Until when a word already given may be changed. */
export const ratingOpenUntil = (ratedAt: string): string => new Date(Date.parse(ratedAt) + DAY_MS).toISOString();

type RatingFacts = { readonly status: OrderStatus; readonly ratedAt: string | null; readonly now: string };

/** Once, after everything has come; for a day it can be changed. */
export const canRate = ({ status, ratedAt, now }: RatingFacts): boolean =>
  isDelivered(status) && (ratedAt === null || Date.parse(now) < Date.parse(ratingOpenUntil(ratedAt)));

/** What a customer asks for help about. */
export const HELP_TOPICS = [
  'not_arrived',
  'damaged',
  'wrong_goods',
  'missing_goods',
  'address',
  'refund',
  'invoice',
  'other',
] as const;
export type HelpTopic = (typeof HELP_TOPICS)[number];

/** Goods that came, but not as they were ordered. */
const WRONG_GOODS: readonly HelpTopic[] = ['damaged', 'wrong_goods', 'missing_goods'];

type HelpFacts = {
  readonly topic: HelpTopic;
  readonly status: OrderStatus;
  /** Of the parcel that is meant. */
  readonly isHandedOver: boolean;
  readonly isDelivered: boolean;
  readonly isLate: boolean;
};

/** A parcel that is late or said to be there when it is not, and goods that came wrong, are a trouble with a deadline. */
export const helpRoad = ({ topic, status, ...parcel }: HelpFacts): 'trouble' | 'note' => {
  if (status !== 'fulfilling' && status !== 'after_sales') return 'note';
  const isMissed = topic === 'not_arrived' && parcel.isHandedOver && (parcel.isDelivered || parcel.isLate);
  return isMissed || (parcel.isDelivered && WRONG_GOODS.includes(topic)) ? 'trouble' : 'note';
};
