/** How the story of an order is told, in the order in which it usually happens. */
export const CHAPTERS = ['order', 'payment', 'stock', 'floor', 'parcel', 'message', 'action', 'after_sales'] as const;
export type Chapter = (typeof CHAPTERS)[number];

/** Who did something; only people of the staff have a name here. */
export const STORY_ACTORS = ['customer', 'shop', 'staff', 'robot', 'carrier', 'gateway', 'system'] as const;
export type StoryActor = (typeof STORY_ACTORS)[number];
