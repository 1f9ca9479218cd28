import { insistOn, type People } from './chaos-people.ts';
import type { Lane } from './chaos-lane.ts';
import { anOrder, type OrderBody } from './order.ts';
import type { Placed } from './shop.ts';

type Told = Pick<Lane, 'people' | 'world'>;
/** The life of one order, told by the people around it; answers its id. */
export type Story = (of: Told) => Promise<string>;

let customers = 1_000;

/** By somebody whose phone the message sink knows, and whom no carrier has plans for. */
export const tellOrder = (method: string, sku = 'TEA-LONGJING-100'): OrderBody => {
  customers += 1;
  const customer = { name: '林晓', phone: `+861990000${customers}` };
  return anOrder({ payment_method: method, customer, lines: [{ sku, quantity: 2 }] });
};

const paid = async (people: People, placed: Placed): Promise<void> => {
  await people.pay(placed);
  await people.until(placed.id, 'fulfilling');
};

const completed = async (people: People, orderId: string): Promise<string> => {
  await people.ship(orderId);
  await people.until(orderId, 'after_sales');
  await people.moveDeadline(orderId, 'after_sales');
  await people.until(orderId, 'completed');
  return orderId;
};

const reminded = async ({ people, world }: Told, placed: Placed): Promise<void> => {
  await people.payPage(placed);
  await people.moveDeadline(placed.id, 'reminder');
  await insistOn(
    'the reminder',
    () => world.sql`SELECT 1 FROM notification WHERE order_id = ${placed.id} AND template = 'payment_reminder'`,
    (rows) => rows.length > 0,
  );
};

/** Nothing in it that a second request of the same would do twice. */
export const plainStory: Story = async ({ people }) => {
  const placed = await people.place(tellOrder('yipay'));
  await paid(people, placed);
  return completed(people, placed.id);
};

export const STORIES = {
  wallet: async (of) => {
    const placed = await of.people.place(tellOrder('yipay'));
    await reminded(of, placed);
    await paid(of.people, placed);
    return completed(of.people, placed.id);
  },
  card: async ({ people }) => {
    const placed = await people.place(tellOrder('cardhouse'));
    await paid(people, placed);
    return completed(people, placed.id);
  },
  /** Given up with the parcel at the door: booking voided, money given back, goods free. */
  'wallet, cancelled': async ({ people }) => {
    const placed = await people.place(tellOrder('yipay'));
    await paid(people, placed);
    const [task = ''] = await people.tasksOf(placed.id);
    await people.pack(task);
    await people.label(task);
    await people.cancel(placed.id);
    await people.until(placed.id, 'cancelled');
    return placed.id;
  },
  /** Given up before anything was packed: the authorisation is voided. */
  'card, cancelled': async ({ people }) => {
    const placed = await people.place(tellOrder('cardhouse'));
    await paid(people, placed);
    await people.cancel(placed.id);
    await people.until(placed.id, 'cancelled');
    return placed.id;
  },
} as const satisfies Record<string, Story>;

export type StoryName = keyof typeof STORIES;
export const STORY_NAMES = Object.keys(STORIES) as StoryName[];
