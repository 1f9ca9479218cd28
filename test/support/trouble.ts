import type { Floor } from './floor.ts';
import { anOrder } from './order.ts';
import { eventually, type Placed } from './shop.ts';
import type { World } from './world.ts';

/** What befalls a parcel, by the last digits of its recipient's phone. */
export const PHONES = {
  delayed: '0901',
  refused: '0903',
  wrong_address: '0904',
  damaged: '0905',
  lost: '0908',
} as const;

/** A paid order whose parcel is on its way into trouble. */
export const shipInto = async ({ shop }: World, floor: Floor, outcome: keyof typeof PHONES): Promise<Placed> => {
  const placed = await shop.placeHeld(anOrder({ customer: { name: '林晓', phone: `+861990000${PHONES[outcome]}` } }));
  await shop.pay(placed);
  await shop.until(placed.id, 'fulfilling');
  await floor.ship(placed.id);
  return placed;
};

/** The order's trouble once an agent is asked. */
export const agentTrouble = async ({ sql }: World, orderId: string): Promise<{ id: string; n: number }> => {
  const row = await eventually(
    async () =>
      (
        await sql<{ id: string; n: number }[]>`
          SELECT id, n FROM escalation WHERE order_id = ${orderId} AND tier = 'agent'`
      )[0],
    (found) => found !== undefined,
  );
  if (!row) throw new Error('an agent was to be asked');
  return row;
};
