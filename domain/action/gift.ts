/** How long a coupon is good that was given to one customer. */
export const GIFT_VALID_DAYS = 90;

/** The same action gives the same coupon, however often its step is repeated. */
export const giftCode = (actionId: string): string => `GIFT-${actionId.slice(-8).toUpperCase()}`;
