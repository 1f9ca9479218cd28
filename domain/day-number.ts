/** What is counted of a day. */
export const DAY_NUMBERS = ['placed', 'paid', 'handed_over', 'delivered', 'refunded'] as const;
export type DayNumber = (typeof DAY_NUMBERS)[number];
